import { type Actor, authorize } from "../../../platform/access/index.ts";
import type { Tx } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { conflict, notFound } from "../../../platform/errors/problems.ts";
import { nowOf } from "../../../platform/time/index.ts";
import type { RequestStatus } from "../contract.ts";
import { policy } from "../policy.ts";
import { accessToRequest, relationTo } from "../request/request-access.ts";
import { findRequest, lockRequest, type RequestRow } from "../request/request-store.ts";
import { STATUS_WORDS } from "../request/request-words.ts";

const ORIENT = policy.rules["request.orient"];

/** Statuses in which a place may be looked for, held and booked. */
export const TO_ORIENT: readonly RequestStatus[] = ["to-orient", "held", "callback", "waiting"];

/** The request, locked until the transaction ends, when the actor may orient it and it stands in one of `statuses`. */
export async function lockToOrient(
  deps: Deps,
  actor: Actor,
  tx: Tx,
  requestId: string,
  statuses: readonly RequestStatus[],
): Promise<RequestRow> {
  const row = await lockRequest(tx, actor.cptsId, requestId);
  return checked(deps, actor, tx, row, statuses);
}

/** The same without the lock: to look. */
export async function findToOrient(
  deps: Deps,
  actor: Actor,
  tx: Tx,
  requestId: string,
  statuses: readonly RequestStatus[],
): Promise<RequestRow> {
  return checked(deps, actor, tx, await findRequest(tx, actor.cptsId, requestId), statuses);
}

async function checked(
  deps: Deps,
  actor: Actor,
  tx: Tx,
  row: RequestRow | undefined,
  statuses: readonly RequestStatus[],
): Promise<RequestRow> {
  if (!row) throw notFound("unscheduled-care.request-not-found");
  await authorizeToOrient(deps, actor, tx, row);
  refuseRedFlag(row);
  if (!statuses.includes(row.status as RequestStatus)) throw wrongStatus(row);
  return row;
}

// Who asked and the desk are known from the row itself; only a refusal asks the database why the person might know of it.
async function authorizeToOrient(deps: Deps, actor: Actor, tx: Tx, row: RequestRow): Promise<void> {
  const facts = {
    requesterUserId: row.requester_user_id,
    status: row.status,
    closedAt: row.closed_at,
    takenBy: row.taken_by,
    ownDoctorId: null,
    bookedProfessionalId: null,
    now: nowOf(deps),
    deskMemoryMinutes: 0,
  };
  const { relation } = relationTo(actor, facts);
  if (relation === "requester" || relation === "in-charge")
    return authorize(actor, ORIENT, { ...relationTo(actor, facts), brokenGlass: false });
  const access = await accessToRequest(tx, actor, row, nowOf(deps));
  if (access.relation === null && !access.brokenGlass) throw notFound("unscheduled-care.request-not-found");
  authorize(actor, ORIENT, access);
}

const redFlagUndecided = () =>
  conflict(
    "unscheduled-care.red-flag-undecided",
    "Un signe de gravité est signalé : appelez le 15, puis écrivez la décision prise. Aucune place ne peut être réservée avant.",
  );

/** The database refuses it too (snp_requests_red_flag_check); this says it before anything is done. */
function refuseRedFlag(row: RequestRow): void {
  const raised = row.red_flags.length > 0 || row.red_flag_at !== null;
  if (
    row.status === "urgent" ||
    (raised && (row.red_flag_decision === null || row.red_flag_decision === "called-15"))
  )
    throw redFlagUndecided();
}

function wrongStatus(row: RequestRow) {
  const word = STATUS_WORDS[row.status as RequestStatus];
  if (row.status === "draft")
    return conflict(
      "unscheduled-care.not-submitted",
      "La fiche n'est pas terminée : complétez-la avant de chercher un créneau.",
    );
  if (row.status === "booked")
    return conflict(
      "unscheduled-care.already-booked",
      "Cette demande a déjà un rendez-vous : déplacez-le ou annulez-le.",
    );
  return conflict(
    "unscheduled-care.not-to-orient",
    `Cette demande est dans l'état « ${word} » : ce geste n'y est pas possible.`,
  );
}
