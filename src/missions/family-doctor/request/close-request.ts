import { type Actor, authorize } from "../../../platform/access/index.ts";
import type { Tx } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { actOnce, type Once } from "../../../platform/http/index.ts";
import { nowOf } from "../../../platform/time/index.ts";
import { giveBookingBack } from "../appointment/held-place.ts";
import { givePlaceBack } from "./give-place-back.ts";
import { moveRequest } from "./move-request.ts";
import { notThere } from "./refuse-step.ts";
import type { Request } from "./request-contract.ts";
import { requestRules } from "./request-policy.ts";
import type { RequestRow } from "./request-store.ts";
import { END_WORDS } from "./request-words.ts";
import type { CloseInput } from "./step-contract.ts";
import { viewOf } from "./view-request.ts";
import { lockVisible } from "./visible-request.ts";

/** Ends a request without a declaration, with its reason. A place reserved or taken is given back. */
export const closeRequest = (
  deps: Deps,
  actor: Actor,
  once: Once,
  id: string,
  input: CloseInput,
): Promise<Request> =>
  actOnce(deps, actor, once, async (tx) => {
    const { row, access } = await lockVisible(deps, actor, tx, id);
    authorize(actor, requestRules["request.close"], access);
    return viewOf(deps, actor, tx, await closeLocked(deps, actor, tx, row, input));
  });

/** In the caller's transaction, on the locked row, once the caller has checked that it may. `actor` is null for the follow-up code. */
export async function closeLocked(
  deps: Deps,
  actor: Actor | null,
  tx: Tx,
  row: RequestRow,
  { reason, note }: CloseInput,
): Promise<RequestRow> {
  if (row.status === "closed") throw notThere(row.status);
  const now = nowOf(deps);
  const words = END_WORDS[reason];
  await giveBookingBack(deps, actor, tx, row, "La demande de médecin traitant est terminée");
  const hadPlace = await givePlaceBack(tx, actor, row, `Demande terminée : ${words.toLowerCase()}.`, now);
  return moveRequest(deps, actor, tx, row, {
    to: "closed",
    change: { end_reason: reason, end_note: note, closed_at: now, booking_id: null, held_booking_id: null },
    kind: "request-closed",
    sentence: `Demande terminée : ${words.toLowerCase()}.${hadPlace ? " La place est rendue au médecin." : ""}`,
    details: { reason },
    // A place given back may already be somebody else's: that is not undone.
    ...(hadPlace ? {} : { undo: { end_reason: null, end_note: row.end_note, closed_at: null } }),
  });
}
