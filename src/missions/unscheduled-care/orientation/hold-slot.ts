import { withDeadHoldsFreed } from "../../../core/agenda/index.ts";
import type { Actor } from "../../../platform/access/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { act, actOnce, type Once } from "../../../platform/http/index.ts";
import { moveRequest } from "../request/move-request.ts";
import { findSlotHost } from "./find-slot-host.ts";
import { lockToOrient, TO_ORIENT } from "./lock-to-orient.ts";
import type { HoldInput, OrientedBooking, OrientedRequest } from "./orientation-contract.ts";
import { placeWords } from "./place-words.ts";
import { presentOriented, presentRequest } from "./present-oriented.ts";
import { chooseProposed, giveHoldBack, holdFor } from "./take-place.ts";

/** Holds a proposed place while the patient is on the phone; all screens see it held at once. */
export const holdSlot = (
  deps: Deps,
  actor: Actor,
  once: Once,
  requestId: string,
  input: HoldInput,
): Promise<OrientedBooking> =>
  withDeadHoldsFreed(deps, findSlotHost(deps, actor, requestId, input), () =>
    actOnce(deps, actor, once, async (tx) => {
      const row = await lockToOrient(deps, actor, tx, requestId, TO_ORIENT);
      const chosen = await chooseProposed(tx, row, input);
      const booking = await holdFor(deps, actor, tx, row, chosen);
      const held = await moveRequest(deps, actor, tx, row, {
        to: "held",
        change: { booking_cpts_id: booking.hostCptsId, booking_id: booking.id },
        kind: "slot-held",
        sentence: `Place tenue : ${placeWords(booking.place, actor.timeZone, deps.clock.now())}`,
        details: {
          orientationId: input.orientationId,
          rank: chosen.rank,
          slotId: booking.slotId,
          bookingId: booking.id,
        },
      });
      return presentOriented(booking, held);
    }),
  );

/** Gives the held place back: the patient says no, or another is better. */
export const releaseSlot = (deps: Deps, actor: Actor, requestId: string): Promise<OrientedRequest> =>
  act(deps, actor, async (tx) => {
    const row = await lockToOrient(deps, actor, tx, requestId, TO_ORIENT);
    if (row.status !== "held") return presentRequest(row);
    await giveHoldBack(deps, actor, tx, row);
    const change = { booking_cpts_id: null, booking_id: null };
    return presentRequest(
      await moveRequest(deps, actor, tx, row, {
        to: "to-orient",
        change,
        kind: "slot-released",
        sentence: "Place rendue : à orienter de nouveau",
      }),
    );
  });
