import { type Booking, confirmHold, withDeadHoldsFreed } from "../../../core/agenda/index.ts";
import type { Actor } from "../../../platform/access/index.ts";
import type { Tx } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { conflict } from "../../../platform/errors/problems.ts";
import { actOnce, type Once } from "../../../platform/http/index.ts";
import { nowOf } from "../../../platform/time/index.ts";
import { moveRequest } from "../request/move-request.ts";
import type { RequestRow } from "../request/request-store.ts";
import { findSlotHost } from "./find-slot-host.ts";
import { lockToOrient, TO_ORIENT } from "./lock-to-orient.ts";
import type { BookRequestInput, OrientedBooking } from "./orientation-contract.ts";
import { placeWords } from "./place-words.ts";
import { presentOriented } from "./present-oriented.ts";
import { bookFor, chooseProposed, copyFor } from "./take-place.ts";

/** Books: the place that is held, or a proposed one at once. The request then has its appointment. */
export const bookSlot = (
  deps: Deps,
  actor: Actor,
  once: Once,
  requestId: string,
  input: BookRequestInput,
): Promise<OrientedBooking> =>
  withDeadHoldsFreed(deps, findSlotHost(deps, actor, requestId, input), () =>
    actOnce(deps, actor, once, async (tx) => {
      const row = await lockToOrient(deps, actor, tx, requestId, TO_ORIENT);
      const booking = await takePlace(deps, actor, tx, row, input);
      const booked = await moveRequest(deps, actor, tx, row, {
        to: "booked",
        change: {
          booking_cpts_id: booking.hostCptsId,
          booking_id: booking.id,
          booked_at: nowOf(deps),
          appointment_at: new Date(booking.place.startsAt),
          callback_due_at: null,
        },
        kind: "slot-booked",
        sentence: `Rendez-vous pris : ${placeWords(booking.place, actor.timeZone, deps.clock.now())}`,
        details: { slotId: booking.slotId, bookingId: booking.id },
      });
      return presentOriented(booking, booked);
    }),
  );

async function takePlace(
  deps: Deps,
  actor: Actor,
  tx: Tx,
  row: RequestRow,
  input: BookRequestInput,
): Promise<Booking> {
  if (input.orientationId && input.slotId) {
    const { orientationId, slotId } = input;
    const chosen = await chooseProposed(tx, row, { orientationId, slotId });
    return bookFor(deps, actor, tx, row, chosen, orientationId);
  }
  if (row.status !== "held" || !row.booking_cpts_id || !row.booking_id) {
    throw conflict(
      "unscheduled-care.nothing-held",
      "Aucune place n'est tenue pour cette demande : choisissez un créneau. S'il était tenu, le temps est passé.",
    );
  }
  const copied = await copyFor(tx, row, { requestId: row.id });
  return confirmHold(deps, tx, {
    hostCptsId: row.booking_cpts_id,
    bookingId: row.booking_id,
    userId: actor.userId,
    ...copied,
  });
}
