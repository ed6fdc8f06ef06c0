import { type Actor, authorize } from "../../../platform/access/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { conflict } from "../../../platform/errors/problems.ts";
import { actOnce, type Once } from "../../../platform/http/index.ts";
import { nowOf } from "../../../platform/time/index.ts";
import type { CloseInput, Request } from "../contract.ts";
import { policy } from "../policy.ts";
import { givePlaceBack, NO_PLACE } from "./give-place-back.ts";
import { moveRequest } from "./move-request.ts";
import { lockVisible } from "./open-request.ts";
import type { RequestRow } from "./request-store.ts";
import { OUTCOME_WORDS } from "./request-words.ts";
import { viewOf } from "./view-request.ts";

const CLOSABLE = ["to-orient", "callback", "waiting", "resource", "seen"];
const CANCELLABLE = ["draft", "urgent", "to-orient", "held", "booked", "callback", "waiting", "resource"];

const before = (row: RequestRow) => ({
  closed_at: row.closed_at,
  end_reason: row.end_reason,
  outcome: row.outcome,
  callback_due_at: row.callback_due_at,
  returned_at: row.returned_at,
});

/** Ends a request without a visit: advice given, sent elsewhere, or nothing more to do. */
export const closeRequest = (
  deps: Deps,
  actor: Actor,
  once: Once,
  id: string,
  { outcome, reason }: CloseInput,
): Promise<Request> =>
  actOnce(deps, actor, once, async (tx) => {
    const { row, access } = await lockVisible(deps, actor, tx, id);
    authorize(actor, policy.rules["request.end"], access);
    if (!CLOSABLE.includes(row.status)) throw conflict("unscheduled-care.not-closable", refusal(row.status));
    const closed = await moveRequest(deps, actor, tx, row, {
      to: "closed",
      change: { outcome, end_reason: reason, closed_at: nowOf(deps), callback_due_at: null },
      kind: "request-closed",
      sentence: `Demande terminée : ${(OUTCOME_WORDS[outcome] ?? outcome).toLowerCase()}.`,
      undo: before(row),
    });
    return viewOf(deps, actor, tx, closed);
  });

/** The request is withdrawn. A place held or booked is given back first, so that nobody waits for this patient. */
export const cancelRequest = (
  deps: Deps,
  actor: Actor,
  once: Once,
  id: string,
  reason: string,
): Promise<Request> =>
  actOnce(deps, actor, once, async (tx) => {
    const { row, access } = await lockVisible(deps, actor, tx, id);
    authorize(actor, policy.rules["request.end"], access);
    if (!CANCELLABLE.includes(row.status))
      throw conflict("unscheduled-care.not-cancellable", refusal(row.status));
    const hadPlace = await givePlaceBack(deps, tx, row, actor.userId, reason);
    const cancelled = await moveRequest(deps, actor, tx, row, {
      to: "cancelled",
      change: {
        end_reason: reason,
        closed_at: nowOf(deps),
        callback_due_at: null,
        ...(hadPlace ? NO_PLACE : {}),
      },
      kind: "request-cancelled",
      sentence: hadPlace ? "Demande annulée, la place est rendue." : "Demande annulée.",
      // A place given back may already be somebody else's: that is not undone.
      ...(hadPlace ? {} : { undo: before(row) }),
    });
    return viewOf(deps, actor, tx, cancelled);
  });

function refusal(status: string): string {
  if (status === "urgent") return "Un signe de gravité est signalé : écrivez d'abord la décision prise.";
  if (status === "held" || status === "booked")
    return "Un créneau est tenu ou réservé : annulez-le d'abord, le professionnel sera prévenu.";
  if (status === "closed" || status === "cancelled") return "Cette demande est déjà terminée.";
  return "Cette demande n'en est pas là : relisez-la.";
}
