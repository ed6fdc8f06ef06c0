import { usualName } from "../../../core/patients/index.ts";
import type { RequestLine, RequestStatus } from "../contract.ts";
import { allowsBooking } from "../triage/red-flag-decision.ts";
import type { KnownLevel } from "./levels.ts";
import type { RequestRow } from "./request-store.ts";
import { DECIDED_WORDS, STATUS_WORDS } from "./request-words.ts";
import { decisionOf } from "./score-request.ts";

/** What a line shows beside the row itself. */
export interface LineExtras {
  patient: {
    id: string;
    birth_family_name: string;
    used_family_name: string | null;
    birth_given_names: string;
    used_given_name: string | null;
    birth_on: string | null;
    sex: string;
  } | null;
  communeName: string | null;
  takerLabel: string | null;
  attempts: number;
  unreadReturn: boolean;
  /** Until when a place is held, as the booking says. */
  heldUntil: Date | null;
}

export function presentLine(
  row: RequestRow,
  extras: LineExtras,
  levels: readonly KnownLevel[],
  now: Date,
): RequestLine {
  const level = levels.find(({ code }) => code === row.level_code);
  const status = row.status as RequestStatus;
  return {
    id: row.id,
    reference: row.reference,
    status,
    statusLabel: statusWords(row),
    patient: extras.patient
      ? {
          id: extras.patient.id,
          ...usualName(extras.patient),
          birthOn: extras.patient.birth_on,
          sex: extras.patient.sex,
        }
      : null,
    typedName: row.typed_name,
    requesterLabel: row.requester_label,
    communeName: extras.communeName,
    level: level ? { code: level.code, label: level.label, rank: level.rank, colour: level.colour } : null,
    redFlag: row.red_flag_at !== null,
    decided: row.red_flag_at !== null && allowsBooking(decisionOf(row)),
    wantedBy: row.wanted_by?.toISOString() ?? null,
    clock: clockOf(row, extras.heldUntil, now),
    takenBy: row.taken_by ? { userId: row.taken_by, label: extras.takerLabel ?? "" } : null,
    callbackAttempts: extras.attempts,
    appointmentAt: row.appointment_at?.toISOString() ?? null,
    outcome: row.outcome as RequestLine["outcome"],
    unreadReturn: extras.unreadReturn,
    createdAt: row.created_at.toISOString(),
    version: row.version,
  };
}

/** Where it stands; still `urgent` after a decision that allows a booking, but nobody has to call the 15 any more. */
const statusWords = (row: RequestRow): string =>
  row.status === "urgent" && allowsBooking(decisionOf(row))
    ? DECIDED_WORDS
    : STATUS_WORDS[row.status as RequestStatus];

/** The clock that runs on a request, if one does: while a place is held, that of the hold, for colleagues to see when it frees. */
export function clockOf(
  row: Pick<
    RequestRow,
    "status" | "red_flag_at" | "red_flag_decision" | "callback_due_at" | "wanted_by" | "news_due_at"
  >,
  heldUntil: Date | null,
  now: Date,
): RequestLine["clock"] {
  const clock = (kind: NonNullable<RequestLine["clock"]>["kind"], due: Date | null) =>
    due ? { kind, dueAt: due.toISOString(), late: due.getTime() <= now.getTime() } : null;
  if (row.status === "urgent")
    return row.red_flag_decision ? clock("wanted-by", row.wanted_by) : clock("urgent", row.red_flag_at);
  if (row.status === "callback") return clock("callback", row.callback_due_at);
  if (row.status === "resource") return clock("news", row.news_due_at);
  if (row.status === "held" && heldUntil && heldUntil > now) return clock("hold", heldUntil);
  return ["to-orient", "held", "waiting"].includes(row.status) ? clock("wanted-by", row.wanted_by) : null;
}
