import { keepLivePatient } from "../../../core/patients/index.ts";
import { type Actor, can } from "../../../platform/access/index.ts";
import { appendAudit } from "../../../platform/audit/index.ts";
import { cptsOf, newId, type Tx } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { conflict, invalid } from "../../../platform/errors/problems.ts";
import { publishEvent } from "../../../platform/events/index.ts";
import { tellScreens } from "../../../platform/http/index.ts";
import { localParts, nowOf } from "../../../platform/time/index.ts";
import { ensurePublishedRules } from "../priority/ensure-rules.ts";
import { weighRow } from "../priority/weigh-row.ts";
import { ageBandOn } from "./age-band.ts";
import { dayOf, zoneOf } from "./day-of.ts";
import { type KnownPlace, placeColumns } from "./place-columns.ts";
import { accessToRequest } from "./request-access.ts";
import type { AgreedHow, Carer, RequestOrigin, Situation } from "./request-contract.ts";
import { requestRules } from "./request-policy.ts";
import {
  findOpenRequestOf,
  insertRequest,
  insertRequestEvent,
  type NewRequestRow,
  type RequestRow,
  takeReference,
} from "./request-store.ts";
import { explainUnknownDoctor, situationColumns } from "./situation-columns.ts";

export interface NewRequest {
  /** Made by the client where there is one. */
  id?: string;
  /** A record that exists: found or made through the patients' door. */
  patientId: string;
  origin: RequestOrigin;
  /** `to-check`: a person looks first · `waiting`: to be matched at once. */
  status: "to-check" | "waiting";
  situation: Situation;
  carer?: Carer | null;
  /** Who declared it, when somebody did. `userId` null: outside the CPTS. */
  declarant?: { userId: string | null; kind: string; label: string } | null;
  agreement: { informedAt: Date | null; at: Date; how: AgreedHow; takenBy: string | null };
  /** SHA-256 of the follow-up code. */
  followCodeHash?: Buffer | null;
  /** Where the patient lives; absent = as their record says. */
  place?: KnownPlace;
  /** Since when the patient waits, when a list knows it; absent = now. Never in the future. */
  waitingSince?: Date;
  /** The first line of the story; absent = « Demande ouverte. » */
  sentence?: string;
}

export const OPENED = "request-opened";

/**
 * The one door into the register: counts the reference, weighs, writes the story, the audit and the event, in the caller's
 * transaction. A second open request of the same patient throws the conflict `family-doctor.already-open` and leaves the
 * transaction usable (a list goes on with its next line). `actor` is null for the public page and for jobs.
 */
export async function openRequest(
  deps: Deps,
  actor: Actor | null,
  tx: Tx,
  input: NewRequest,
): Promise<RequestRow> {
  const cptsId = cptsOf(tx);
  const zone = actor?.timeZone ?? (await zoneOf(tx, cptsId));
  const now = nowOf(deps);
  const patient = await keepLivePatient(tx, cptsId, input.patientId);
  if (!patient)
    throw invalid("patientId", "Ce patient n'est pas enregistré : choisissez-le ou créez-le d'abord.");
  if (await findOpenRequestOf(tx, cptsId, input.patientId))
    throw await alreadyOpen(tx, actor, cptsId, input.patientId, now);
  const today = dayOf(now, zone);
  const since = input.waitingSince && input.waitingSince < now ? input.waitingSince : now;
  const columns = { ...situationColumns(input.situation), waiting_since: since };
  const rules = await ensurePublishedRules(tx, cptsId, now);
  const place = await placeColumns(
    tx,
    input.place ?? {
      postalCode: patient.postal_code,
      communeCode: patient.commune_code,
      latitude: patient.latitude,
      longitude: patient.longitude,
    },
  );
  const row = await insertOrExplain(tx, {
    cpts_id: cptsId,
    id: input.id ?? newId(),
    reference: await takeReference(tx, cptsId, localParts(now, zone).year),
    status: input.status,
    patient_id: input.patientId,
    ...whoAsked(input),
    ...columns,
    ...place,
    age_band: ageBandOn(patient.birth_on, today),
    ...weighRow(rules, columns, patient.birth_on, today, zone),
    stands_since: now,
    created_at: now,
    updated_at: now,
  });
  if (!row) throw await alreadyOpen(tx, actor, cptsId, input.patientId, now);
  await tellOpened(deps, actor, tx, row, input.sentence ?? "Demande ouverte.", now);
  return row;
}

const whoAsked = ({ origin, declarant, carer, agreement, followCodeHash }: NewRequest) => ({
  origin,
  declarant_user_id: declarant?.userId ?? null,
  declarant_kind: declarant?.kind ?? null,
  declarant_label: declarant?.label.slice(0, 200) ?? "",
  asked_by_carer: Boolean(carer),
  carer_name: carer?.name ?? null,
  carer_phone: carer?.phone ?? null,
  informed_at: agreement.informedAt,
  agreed_at: agreement.at,
  agreed_how: agreement.how,
  agreement_taken_by: agreement.takenBy,
  follow_code_hash: followCodeHash ?? null,
});

async function insertOrExplain(tx: Tx, row: NewRequestRow): Promise<RequestRow | undefined> {
  try {
    return await insertRequest(tx, row);
  } catch (error) {
    throw explainUnknownDoctor(error);
  }
}

/** Who may know of the open request hears its number; anybody else is sent to the coordination, which sees both. */
async function alreadyOpen(tx: Tx, actor: Actor | null, cptsId: string, patientId: string, now: Date) {
  const open = await findOpenRequestOf(tx, cptsId, patientId);
  const known =
    open && actor && can(actor, requestRules["request.read"], await accessToRequest(tx, actor, open, now));
  return conflict(
    "family-doctor.already-open",
    known
      ? `Une demande est déjà ouverte pour cette personne (${open.reference}) : complétez-la plutôt que d'en ouvrir une autre.`
      : "Cette demande ne peut pas être ouverte telle quelle : appelez la coordination de votre CPTS.",
  );
}

async function tellOpened(
  deps: Deps,
  actor: Actor | null,
  tx: Tx,
  row: RequestRow,
  sentence: string,
  now: Date,
): Promise<void> {
  await insertRequestEvent(tx, row.cpts_id, {
    requestId: row.id,
    at: now,
    userId: actor?.userId ?? null,
    userLabel: actor?.label ?? "Maillage",
    kind: OPENED,
    sentence,
    details: { to: row.status, version: row.version, origin: row.origin },
  });
  await appendAudit(tx, deps.auditKey, now, {
    action: "family-doctor.request-opened",
    actorUserId: actor?.userId ?? null,
    actorLabel: actor?.label ?? "Maillage",
    subjectKind: "request",
    subjectId: row.id,
    patientId: row.patient_id!,
    details: { origin: row.origin, to: row.status },
    ...(actor ? { requestId: actor.requestId } : {}),
  });
  await publishEvent(deps, tx, {
    name: "family-doctor.request-changed",
    payload: { requestId: row.id, from: null, to: row.status, byUserId: actor?.userId ?? null },
  });
  tellScreens(deps, tx, row.cpts_id, { topic: "family-doctor", id: row.id });
}
