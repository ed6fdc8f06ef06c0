import type { Booking } from "../../../core/agenda/index.ts";
import type { RequestRow } from "../request/request-store.ts";
import type { OrientedBooking, OrientedRequest } from "./orientation-contract.ts";

export const presentOriented = (booking: Booking, row: RequestRow): OrientedBooking => ({
  id: booking.id,
  cptsId: booking.hostCptsId,
  slotId: booking.slotId,
  professionalId: booking.professionalId,
  status: booking.status,
  heldUntil: booking.heldUntil?.toISOString() ?? null,
  version: booking.version,
  place: booking.place,
  requestId: row.id,
  requestStatus: row.status,
  requestVersion: row.version,
});

export const presentRequest = (row: RequestRow): OrientedRequest => ({
  requestId: row.id,
  status: row.status,
  version: row.version,
});
