import type { Actor } from "../../../platform/access/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { actOnce, type Once } from "../../../platform/http/index.ts";
import { moveRequest } from "../request/move-request.ts";
import { lockToOrient, TO_ORIENT } from "./lock-to-orient.ts";
import type { OrientedRequest, SavedFilters } from "./orientation-contract.ts";
import { presentRequest } from "./present-oriented.ts";
import { giveHoldBack } from "./take-place.ts";

/** Puts the request on the waiting list, with what it accepts: when a fitting slot frees, its requester is told. */
export const waitForSlot = (
  deps: Deps,
  actor: Actor,
  once: Once,
  requestId: string,
  filters: SavedFilters,
): Promise<OrientedRequest> =>
  actOnce(deps, actor, once, async (tx) => {
    const row = await lockToOrient(deps, actor, tx, requestId, TO_ORIENT);
    await giveHoldBack(deps, actor, tx, row);
    const waiting = await moveRequest(deps, actor, tx, row, {
      to: "waiting",
      change: {
        filters: JSON.stringify(filters),
        booking_cpts_id: null,
        booking_id: null,
        callback_due_at: null,
      },
      kind: "waiting-listed",
      sentence: "Sur la liste d'attente : le demandeur sera prévenu si un créneau qui convient se libère",
    });
    return presentRequest(waiting);
  });

/** Takes it off the waiting list: to be oriented at once. */
export const stopWaiting = (deps: Deps, actor: Actor, requestId: string): Promise<OrientedRequest> =>
  actOnce(deps, actor, undefined, async (tx) => {
    const row = await lockToOrient(deps, actor, tx, requestId, ["waiting"]);
    return presentRequest(
      await moveRequest(deps, actor, tx, row, {
        to: "to-orient",
        kind: "waiting-left",
        sentence: "Sortie de la liste d'attente : à orienter",
      }),
    );
  });
