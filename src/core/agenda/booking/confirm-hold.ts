import type { Tx } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { conflict } from "../../../platform/errors/problems.ts";
import type { BookedCare, BookedPatient, Booking } from "./booking-words.ts";
import { changeBooking } from "./change-booking.ts";
import { copiedFields } from "./claim-place.ts";

export interface Confirmation {
  hostCptsId: string;
  bookingId: string;
  userId: string;
  patient: BookedPatient;
  care: BookedCare;
}

/**
 * Turns a hold into a booking. A hold past its time that nobody needed meanwhile is still good: the place was kept.
 * @throws 409 agenda.hold-over when it was freed, released or already booked
 */
export async function confirmHold(deps: Deps, tx: Tx, one: Confirmation): Promise<Booking> {
  const { hostCptsId, bookingId, userId, patient, care } = one;
  const booked = await changeBooking(deps, tx, {
    hostCptsId,
    bookingId,
    from: ["held"],
    to: "booked",
    userId,
    copied: copiedFields(patient, care),
  });
  if (!booked)
    throw conflict(
      "agenda.hold-over",
      "La place n'est plus tenue : le temps est passé et elle a été rendue. Choisissez de nouveau un créneau.",
    );
  return booked;
}

/** Gives a held place back. False when it was no longer held: nothing to give back. */
export const releaseHold = async (
  deps: Deps,
  tx: Tx,
  hold: { hostCptsId: string; bookingId: string; userId: string },
): Promise<boolean> =>
  (await changeBooking(deps, tx, {
    ...hold,
    from: ["held"],
    to: "cancelled",
    reason: "Place rendue avant la réservation",
  })) !== undefined;
