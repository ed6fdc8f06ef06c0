import type { Tx } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { conflict } from "../../../platform/errors/problems.ts";
import { type BookingRow, findBooking } from "./booking-store.ts";
import type { BookedCare, BookedPatient, Booking } from "./booking-words.ts";
import { changeBooking } from "./change-booking.ts";
import { bookPlace } from "./claim-place.ts";

export interface Ending {
  hostCptsId: string;
  bookingId: string;
  userId: string;
  reason: string;
  version?: number | undefined;
}

export const movedOn = () =>
  conflict(
    "agenda.booking-moved-on",
    "Ce rendez-vous a changé entre-temps : regardez son nouvel état avant de recommencer. Rien n'a été changé.",
  );

/** Cancels a held, booked or arrived place, with the reason; `userId` is null for a job or a code. @throws 409 agenda.booking-moved-on */
export async function cancelBooking(
  deps: Deps,
  tx: Tx,
  ending: Omit<Ending, "userId"> & { userId: string | null },
): Promise<Booking> {
  const cancelled = await changeBooking(deps, tx, {
    ...ending,
    from: ["held", "booked", "arrived"],
    to: "cancelled",
  });
  if (!cancelled) throw movedOn();
  return cancelled;
}

/**
 * Moves a booking to another slot, of the same CPTS or of another: the old place is given back and the new one taken in one
 * transaction, so that a refused claim leaves the old booking as it was. The same refusals as `bookPlace`, and 409 agenda.booking-moved-on.
 */
export async function moveBooking(
  deps: Deps,
  tx: Tx,
  move: Ending & { toCptsId: string; toSlotId: string },
): Promise<Booking> {
  const row = await findBooking(tx, move.hostCptsId, move.bookingId);
  if (!row) throw movedOn();
  // First the old, because one request has one live place (agenda_bookings_live_request_key); nobody sees the moment between.
  const { toCptsId, toSlotId, ...ending } = move;
  const changed = await changeBooking(deps, tx, { ...ending, from: ["booked", "arrived"], to: "cancelled" });
  if (!changed) throw movedOn();
  return bookPlace(deps, tx, {
    hostCptsId: toCptsId,
    slotId: toSlotId,
    userId: move.userId,
    requestId: row.request_id,
    movedFrom: row.id,
    patient: patientOf(row),
    care: careOf(row),
  });
}

export const patientOf = (row: BookingRow): BookedPatient => ({
  patientId: row.patient_id,
  familyName: row.patient_family_name ?? "",
  givenName: row.patient_given_name ?? "",
  birthOn: row.patient_birth_on,
  sex: row.patient_sex as BookedPatient["sex"],
  phone: row.patient_phone,
  address: row.patient_address,
});

const careOf = (row: BookingRow): BookedCare => ({
  reason: row.reason,
  levelCode: row.level_code,
  note: row.note,
  why: (row.why ?? {}) as Record<string, unknown>,
});
