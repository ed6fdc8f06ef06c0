import { type BookedPlace, cancelBooking, findBooking, releaseHold } from "../../../core/agenda/index.ts";
import type { Actor } from "../../../platform/access/index.ts";
import type { Tx } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import type { RequestRow } from "../request/request-store.ts";

/** The version stays: keeping a place while one speaks on the phone is no change of the request. */
export const setHeld = (tx: Tx, row: RequestRow, bookingId: string | null) =>
  tx
    .updateTable("mt_requests")
    .set({ held_booking_id: bookingId })
    .where("cpts_id", "=", row.cpts_id)
    .where("id", "=", row.id)
    .execute();

/** The place kept for this patient, while it is. */
export async function findHeld(
  tx: Tx,
  row: RequestRow,
): Promise<{ place: BookedPlace; until: Date } | undefined> {
  const held = row.held_booking_id ? await findBooking(tx, row.cpts_id, row.held_booking_id) : undefined;
  return held?.status === "held" && held.held_until
    ? { place: held.place as unknown as BookedPlace, until: held.held_until }
    : undefined;
}

/** Gives back the place that is kept, when there is one. */
export async function giveHoldBack(deps: Deps, actor: Actor, tx: Tx, row: RequestRow): Promise<void> {
  if (!row.held_booking_id) return;
  await releaseHold(deps, tx, {
    hostCptsId: row.cpts_id,
    bookingId: row.held_booking_id,
    userId: actor.userId,
  });
  await setHeld(tx, row, null);
}

/** The request ends or the date changes: the place in the agenda is another patient's. Nothing when it was never taken, or is past. */
export async function giveBookingBack(
  deps: Deps,
  actor: Actor | null,
  tx: Tx,
  row: RequestRow,
  reason: string,
): Promise<void> {
  for (const bookingId of [row.held_booking_id, row.booking_id]) {
    const booking = bookingId ? await findBooking(tx, row.cpts_id, bookingId) : undefined;
    if (booking && ["held", "booked", "arrived"].includes(booking.status))
      await cancelBooking(deps, tx, {
        hostCptsId: row.cpts_id,
        bookingId: booking.id,
        userId: actor?.userId ?? null,
        reason,
      });
  }
  if (row.held_booking_id) await setHeld(tx, row, null);
}
