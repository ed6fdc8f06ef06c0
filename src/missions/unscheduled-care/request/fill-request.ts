import { findPatient, keepLivePatient } from "../../../core/patients/index.ts";
import type { Actor } from "../../../platform/access/index.ts";
import type { Tx } from "../../../platform/db/index.ts";
import { invalid, Problem } from "../../../platform/errors/problems.ts";
import { counted } from "../../../platform/text/index.ts";
import { localParts } from "../../../platform/time/index.ts";
import type { RequestPatch } from "../contract.ts";
import type { CallSheet } from "../triage/call-sheet.ts";
import { checkAnswers } from "../triage/check-answers.ts";
import { type KnownLevel, limitOf } from "./levels.ts";
import { findCommune } from "./place-store.ts";
import type { RequestChange, RequestRow } from "./request-store.ts";
import { answersOf } from "./score-request.ts";

export type Fields = Partial<Omit<RequestPatch, "version">>;

interface Surroundings {
  sheet: CallSheet;
  levels: readonly KnownLevel[];
  now: Date;
}

/** The columns that a save changes; refuses what does not exist or does not fit its question. Empty when all is as it was. */
export async function columnsOf(
  tx: Tx,
  actor: Actor,
  row: RequestRow,
  fields: Fields,
  around: Surroundings,
): Promise<RequestChange> {
  const change: RequestChange = {
    ...plainColumns(row, fields, around.now),
    ...levelColumns(actor, row, fields, around),
    ...(await placeColumns(tx, row, fields)),
  };
  if (fields.patientId !== undefined && fields.patientId !== row.patient_id) {
    if (fields.patientId !== null && !(await keepLivePatient(tx, actor.cptsId, fields.patientId)))
      throw invalid("patientId", "Ce patient n'est pas enregistré : choisissez-le ou créez-le d'abord.");
    change.patient_id = fields.patientId;
  }
  Object.assign(change, typedColumns(row, fields));
  const answers = { ...fields.answers, ...(await ageOfRecord(tx, actor, row, fields, around)) };
  if (Object.keys(answers).length > 0)
    change.answers = JSON.stringify(mergeAnswers(row, answers, around.sheet));
  return onlyNew(row, change);
}

function plainColumns(row: RequestRow, fields: Fields, now: Date): RequestChange {
  const change: RequestChange = {};
  if (fields.requesterLabel !== undefined) change.requester_label = fields.requesterLabel;
  if (fields.requesterPhone !== undefined) change.requester_phone = fields.requesterPhone;
  if (fields.reason !== undefined) change.reason = fields.reason;
  if (fields.reasonCode !== undefined) change.reason_code = fields.reasonCode || null;
  if (fields.wantedFrom !== undefined)
    change.wanted_from = fields.wantedFrom === null ? null : new Date(fields.wantedFrom);
  if (fields.filters !== undefined) change.filters = JSON.stringify(fields.filters);
  // The first yes is what counts: saving the same yes again does not move its time.
  if (fields.informed !== undefined) change.informed_at = fields.informed ? (row.informed_at ?? now) : null;
  if (fields.agreed !== undefined) change.agreed_at = fields.agreed ? (row.agreed_at ?? now) : null;
  return change;
}

/** The record says who the patient is, as soon as there is one. */
function typedColumns(row: RequestRow, { patientId = row.patient_id, typedPatient }: Fields): RequestChange {
  if (patientId !== null) return { typed_name: null, typed_phone: null };
  if (typedPatient === undefined) return {};
  return { typed_name: typedPatient?.name || null, typed_phone: typedPatient?.phone ?? null };
}

function levelColumns(
  actor: Actor,
  row: RequestRow,
  fields: Fields,
  { levels }: Surroundings,
): RequestChange {
  const change: RequestChange = {};
  if (fields.levelReason !== undefined) change.level_reason = fields.levelReason || null;
  if (fields.levelCode === undefined || fields.levelCode === row.level_code) return change;
  const level = levels.find(({ code }) => code === fields.levelCode);
  if (fields.levelCode !== null && !level)
    throw invalid("levelCode", "Ce niveau n'est pas en vigueur : choisissez-en un autre.");
  change.level_code = fields.levelCode;
  change.level_chosen_by = fields.levelCode === null ? null : actor.userId;
  change.wanted_by = limitOf(level, row.created_at);
  return change;
}

/** A point given is kept; else the centre of the commune. */
async function placeColumns(tx: Tx, row: RequestRow, fields: Fields): Promise<RequestChange> {
  const change: RequestChange = {};
  if (fields.placeLabel !== undefined) change.place_label = fields.placeLabel;
  const commune = fields.placeCommuneCode;
  if (commune !== undefined && commune !== row.place_commune_code) {
    const found = commune === null ? undefined : await findCommune(tx, commune);
    if (commune !== null && !found)
      throw invalid("placeCommuneCode", "Cette commune n'est pas connue : choisissez-la dans la liste.");
    change.place_commune_code = commune;
    change.latitude = found?.latitude ?? null;
    change.longitude = found?.longitude ?? null;
  }
  if ((fields.latitude ?? null) === null && (fields.longitude ?? null) === null) {
    // No point: taken away only when it was sent as such, and never the centre just found.
    if (fields.latitude === null && commune === undefined)
      Object.assign(change, { latitude: null, longitude: null });
    return change;
  }
  if (typeof fields.latitude !== "number" || typeof fields.longitude !== "number")
    throw invalid("latitude", "Un lieu a une latitude et une longitude : indiquez les deux.");
  change.latitude = fields.latitude;
  change.longitude = fields.longitude;
  return change;
}

/**
 * The birth date answers « Quel âge ? » as soon as the record is known. An age that says otherwise is refused, or replaced when it
 * was given before the record; a year apart is a birthday.
 */
async function ageOfRecord(
  tx: Tx,
  actor: Actor,
  row: RequestRow,
  { patientId = row.patient_id, answers = {} }: Fields,
  { sheet, now }: Surroundings,
): Promise<{ age?: number }> {
  const question = sheet.questions.find(({ kind, code }) => kind === "number" && code === "age");
  const links = patientId !== row.patient_id;
  if (question?.kind !== "number" || patientId === null || (!links && !("age" in answers))) return {};
  const birthOn = (await findPatient(tx, actor.cptsId, patientId))?.birth_on;
  if (!birthOn) return {};
  const { year, month, day } = localParts(now, actor.timeZone);
  const { years } = Temporal.PlainDate.from(birthOn).until({ year, month, day }, { largestUnit: "years" });
  if (years < question.min || years > question.max) return {};
  const said = answers["age"];
  if (!links && typeof said === "number" && Math.abs(said - years) > 1)
    throw invalid(
      "answers.age",
      `La date de naissance donne ${counted(years, "an", "ans")} : corrigez l'âge ou la date.`,
    );
  return { age: years };
}

/** Answers sent are added to those kept; null takes one back. */
function mergeAnswers(row: RequestRow, sent: NonNullable<Fields["answers"]>, sheet: CallSheet) {
  const problems = checkAnswers(sheet, sent);
  if (problems.length > 0) {
    throw new Problem(
      "invalid",
      "unscheduled-care.answer-misfit",
      "Une réponse ne convient pas à sa question.",
      {
        fields: problems
          .slice(0, 20)
          .map(({ question, why }) => ({ field: `answers.${question}`, message: why })),
      },
    );
  }
  const merged = { ...answersOf(row), ...sent };
  return Object.fromEntries(
    Object.entries(merged).filter(([, answer]) => answer !== null && answer !== undefined),
  );
}

function onlyNew(row: RequestRow, change: RequestChange): RequestChange {
  const entries = Object.entries(change).filter(
    ([column, value]) =>
      canonical(row[column as keyof RequestRow]) !==
      canonical(JSON_COLUMNS.has(column) ? JSON.parse(String(value)) : value),
  );
  return Object.fromEntries(entries);
}

const JSON_COLUMNS = new Set(["answers", "filters"]);

// PostgreSQL gives the keys of a JSON column back in an order of its own.
function canonical(value: unknown): string {
  if (value instanceof Date) return value.toISOString();
  if (value !== null && typeof value === "object" && !Array.isArray(value))
    return JSON.stringify(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
  return JSON.stringify(value ?? null);
}
