import type { BookingAnswer } from "./booking-contract.ts";
import type { Booking } from "./booking-words.ts";

export const presentBooking = (booking: Booking): BookingAnswer => ({
  id: booking.id,
  cptsId: booking.hostCptsId,
  slotId: booking.slotId,
  professionalId: booking.professionalId,
  requestId: booking.requestId,
  status: booking.status,
  heldUntil: booking.heldUntil?.toISOString() ?? null,
  version: booking.version,
  place: booking.place,
});
