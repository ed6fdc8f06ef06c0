import { findBooking } from "../../../core/agenda/index.ts";
import { mayReadDirectLines } from "../../../core/directory/index.ts";
import {
  doctorNameOf,
  findPatient,
  mayOnlyConfirm,
  type PatientRow,
  PREPARING,
} from "../../../core/patients/index.ts";
import { type Actor, can } from "../../../platform/access/index.ts";
import type { Tx } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import type { Request } from "../contract.ts";
import { policy } from "../policy.ts";
import { hasUnreadReturn } from "../return/reader-store.ts";
import { allowsBooking } from "../triage/red-flag-decision.ts";
import { surroundingsOf } from "./open-request.ts";
import { findCommune, findResource, listUserLabels } from "./place-store.ts";
import { presentLine } from "./present-request.ts";
import { accessToRequest, type RequestAccess, unscheduledCareRelation } from "./request-access.ts";
import { countAttempts, type RequestRow } from "./request-store.ts";
import { DECISION_WORDS } from "./request-words.ts";
import { answersOf, decisionOf, flagLabel, scoreRequest } from "./score-request.ts";
import { findUndoable } from "./undoable-step.ts";
import { whatIsMissing } from "./what-is-missing.ts";

type Around = Awaited<ReturnType<typeof surroundingsOf>>;

/** The request as the actor sees it: the caller has already checked that they may. */
export async function viewOf(deps: Deps, actor: Actor, tx: Tx, row: RequestRow): Promise<Request> {
  const around = await surroundingsOf(deps, actor, tx, row);
  const patient = row.patient_id ? await findPatient(tx, row.cpts_id, row.patient_id) : undefined;
  const labels = await listUserLabels(tx, [row.taken_by, row.red_flag_decided_by]);
  const communeName = row.place_commune_code
    ? ((await findCommune(tx, row.place_commune_code))?.name ?? null)
    : null;
  const extras = {
    patient: patient ?? null,
    communeName,
    takerLabel: row.taken_by ? (labels.get(row.taken_by) ?? null) : null,
    attempts: await countAttempts(tx, row.cpts_id, row.id),
    unreadReturn: await hasUnreadReturn(tx, row.cpts_id, row.id, actor.userId),
    heldUntil: await heldUntilOf(tx, row),
  };
  const access = await accessToRequest(tx, actor, row, around.now);
  const confirmsOnly = patient !== undefined && (await isOnlyToConfirm(tx, actor, patient, row, around.now));
  return {
    ...presentLine(row, extras, around.levels, around.now),
    ...presentAsked(row, communeName),
    ...presentTriage(row, around, patient, labels),
    patientPhone: confirmsOnly ? null : ((patient ? patient.phone : row.typed_phone) ?? null),
    ownDoctor:
      patient && !confirmsOnly
        ? {
            answer: patient.own_doctor as "yes",
            professionalId: patient.own_doctor_professional_id,
            name:
              (await doctorNameOf(tx, row.cpts_id, patient.own_doctor_professional_id)) ??
              patient.own_doctor_name,
          }
        : null,
    booking:
      row.booking_cpts_id && row.booking_id ? { cptsId: row.booking_cpts_id, id: row.booking_id } : null,
    heldUntil: extras.heldUntil?.toISOString() ?? null,
    resource: await presentResource(actor, tx, row),
    returnedAt: row.returned_at?.toISOString() ?? null,
    endReason: row.end_reason,
    closedAt: row.closed_at?.toISOString() ?? null,
    updatedAt: row.updated_at.toISOString(),
    can: { ...allowedTo(actor, row, access), knowPatient: patient !== undefined && !confirmsOnly },
    undo: await findUndoable(tx, actor, row, around.now),
  };
}

/** As the record itself would answer: a draft of somebody found by a search shows who they are, and nothing more. */
const isOnlyToConfirm = async (
  tx: Tx,
  actor: Actor,
  patient: PatientRow,
  row: RequestRow,
  now: Date,
): Promise<boolean> =>
  ["draft", "cancelled"].includes(row.status) &&
  mayOnlyConfirm(actor, patient) &&
  (await unscheduledCareRelation(tx, actor, patient.id, now)) === PREPARING;

const presentAsked = (row: RequestRow, communeName: string | null) => ({
  requester: {
    userId: row.requester_user_id,
    kind: row.requester_kind as Request["requester"]["kind"],
    label: row.requester_label,
    phone: row.requester_phone,
  },
  place: {
    label: row.place_label,
    communeCode: row.place_commune_code,
    communeName,
    latitude: row.latitude,
    longitude: row.longitude,
  },
  informedAt: row.informed_at?.toISOString() ?? null,
  agreedAt: row.agreed_at?.toISOString() ?? null,
  reason: row.reason,
  reasonCode: row.reason_code,
  sheetId: row.sheet_id,
  answers: answersOf(row) as Request["answers"],
  wantedFrom: row.wanted_from?.toISOString() ?? null,
  filters: (row.filters ?? {}) as Request["filters"],
});

function presentTriage(
  row: RequestRow,
  { sheet, levels }: Around,
  patient: PatientRow | undefined,
  labels: Map<string, string>,
) {
  const score = scoreRequest(row, sheet, levels);
  const decision = decisionOf(row);
  return {
    level: levels.find(({ code }) => code === row.level_code) ?? null,
    levelReason: row.level_reason,
    redFlags: row.red_flags.map((code) => ({ code, label: flagLabel(sheet, code) })),
    redFlagAt: row.red_flag_at?.toISOString() ?? null,
    decision: decision && {
      code: decision.decision,
      label: DECISION_WORDS[decision.decision],
      reason: decision.reason,
      byLabel: labels.get(decision.decidedBy) ?? "",
      at: decision.decidedAt,
    },
    score: {
      proposedLevel: score.proposedLevel,
      missing: score.missing,
      bookingAllowed: score.bookingAllowed,
      sentence: score.sentence,
      explanation: score.explanation,
    },
    toFill: toFillOf(row, patient, { sheet, levels }),
  };
}

export function toFillOf(
  row: RequestRow,
  patient: Pick<PatientRow, "phone"> | undefined,
  { sheet, levels }: Pick<Around, "sheet" | "levels">,
) {
  return whatIsMissing({
    hasPatient: row.patient_id !== null,
    hasCallbackPhone: Boolean(row.requester_phone || patient?.phone),
    hasPlace: row.place_commune_code !== null || row.latitude !== null,
    hasReason: row.reason !== "",
    informed: row.informed_at !== null,
    agreed: row.agreed_at !== null,
    redFlags: row.red_flags.length,
    decided: allowsBooking(decisionOf(row)),
    score: scoreRequest(row, sheet, levels),
    level: levels.find(({ code }) => code === row.level_code),
    levels,
    levelReason: row.level_reason,
  });
}

async function heldUntilOf(tx: Tx, row: RequestRow): Promise<Date | null> {
  if (row.status !== "held" || !row.booking_cpts_id || !row.booking_id) return null;
  const booking = await findBooking(tx, row.booking_cpts_id, row.booking_id);
  return booking?.held_until ?? null;
}

async function presentResource(actor: Actor, tx: Tx, row: RequestRow): Promise<Request["resource"]> {
  const found = row.resource_id ? await findResource(tx, row.cpts_id, row.resource_id) : undefined;
  return found
    ? {
        id: found.id,
        name: found.name,
        phone: (mayReadDirectLines(actor) ? found.direct_line : null) ?? found.public_phone,
        note: row.resource_note ?? "",
      }
    : null;
}

const OPEN = ["to-orient", "callback", "waiting"];

/** What the screen offers: the rights of the person, in this state of the request. */
function allowedTo(
  actor: Actor,
  { status, taken_by, red_flag_decision }: RequestRow,
  access: RequestAccess,
): Omit<Request["can"], "knowPatient"> {
  const { rules } = policy;
  const edits = can(actor, rules["request.edit"], access);
  const orients = can(actor, rules["request.orient"], access);
  const takes = can(actor, rules["request.take"], access);
  const live = !["draft", "closed", "cancelled"].includes(status);
  return {
    edit: edits && ["draft", "urgent", ...OPEN].includes(status),
    flag: edits && ["draft", "urgent", "held", "booked", ...OPEN].includes(status),
    submit: edits && ["draft", "urgent"].includes(status),
    decide: status === "urgent" && red_flag_decision === null && can(actor, rules["red-flag.decide"], access),
    take: takes && live && taken_by === null,
    release: takes && live && taken_by !== null,
    orient: orients && (OPEN.includes(status) || status === "held"),
    changeAppointment: orients && status === "booked",
    callback: orients && (status === "to-orient" || status === "waiting"),
    resource: orients && OPEN.includes(status),
    close: can(actor, rules["request.end"], access) && [...OPEN, "resource", "seen"].includes(status),
    cancel:
      can(actor, rules["request.end"], access) &&
      ["draft", "urgent", "resource", "held", "booked", ...OPEN].includes(status),
  };
}
