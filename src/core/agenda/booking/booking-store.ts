import { newId, type Tx } from "../../../platform/db/index.ts";
import type { BookedPlace, Booking, BookingStatus } from "./booking-words.ts";

export const insertFirstEvent = (tx: Tx, booking: Booking, at: Date, userId: string) =>
  tx
    .insertInto("agenda_booking_events")
    .values({
      cpts_id: booking.hostCptsId,
      id: newId(),
      booking_id: booking.id,
      at,
      user_id: userId,
      from_status: null,
      to_status: booking.status,
    })
    .execute();

/** A booking of ours, or one that we asked of a neighbour: row-level security shows both. */
export const findBooking = (tx: Tx, hostCptsId: string, bookingId: string) =>
  tx
    .selectFrom("agenda_bookings")
    .select([
      "cpts_id",
      "id",
      "slot_id",
      "professional_id",
      "requester_cpts_id",
      "request_id",
      "status",
      "held_until",
      "version",
      "place",
      "end_reason",
      "patient_id",
      "patient_family_name",
      "patient_given_name",
      "patient_birth_on",
      "patient_sex",
      "patient_phone",
      "patient_address",
      "reason",
      "level_code",
      "note",
      "why",
    ])
    .where("cpts_id", "=", hostCptsId)
    .where("id", "=", bookingId)
    .executeTakeFirst();

/** Where a booking was moved to; undefined when it was not, or when that place is given back too. */
export const findMovedTo = (
  tx: Tx,
  cptsId: string,
  bookingId: string,
): Promise<{ id: string; place: unknown } | undefined> =>
  tx
    .selectFrom("agenda_bookings")
    .select(["id", "place"])
    .where("cpts_id", "=", cptsId)
    .where("moved_from", "=", bookingId)
    .where("status", "not in", ["cancelled", "expired"])
    .orderBy("created_at", "desc")
    .limit(1)
    .executeTakeFirst();

export type BookingRow = NonNullable<Awaited<ReturnType<typeof findBooking>>>;

export const bookingOf = (row: BookingRow): Booking => ({
  hostCptsId: row.cpts_id,
  id: row.id,
  slotId: row.slot_id,
  professionalId: row.professional_id,
  requesterCptsId: row.requester_cpts_id,
  requestId: row.request_id,
  status: row.status as BookingStatus,
  heldUntil: row.held_until,
  version: row.version,
  place: row.place as unknown as BookedPlace,
});

/** How far a booking has come, and when it was said: what an undo goes back from. */
export const findMarks = (tx: Tx, cptsId: string, bookingId: string) =>
  tx
    .selectFrom("agenda_bookings")
    .select(["status", "arrived_at", "ended_at"])
    .where("cpts_id", "=", cptsId)
    .where("id", "=", bookingId)
    .executeTakeFirst();

/** Holds past their time in this CPTS, oldest first; of one slot when given. */
export async function listDeadHolds(tx: Tx, cptsId: string, now: Date, slotId?: string): Promise<string[]> {
  const rows = await tx
    .selectFrom("agenda_bookings")
    .select("id")
    .where("cpts_id", "=", cptsId)
    .where("status", "=", "held" satisfies BookingStatus)
    .where("held_until", "<=", now)
    .$if(slotId !== undefined, (query) => query.where("slot_id", "=", slotId!))
    .orderBy("held_until")
    .limit(200)
    .execute();
  return rows.map((row) => row.id);
}
