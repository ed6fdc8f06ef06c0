import type { Tx } from "../../../platform/db/index.ts";

/** Bookings that stand in these slots and are still to come, by time. Holds are not in it: they end by themselves. */
export const listBooked = (tx: Tx, cptsId: string, slotIds: readonly string[]) =>
  tx
    .selectFrom("agenda_bookings as b")
    .innerJoin("agenda_slots as s", (join) =>
      join.onRef("s.cpts_id", "=", "b.cpts_id").onRef("s.id", "=", "b.slot_id"),
    )
    .select([
      "b.id",
      "b.slot_id",
      "b.status",
      "b.patient_id",
      "b.patient_family_name",
      "b.patient_given_name",
      "b.patient_phone",
      "s.starts_at",
      "s.ends_at",
    ])
    .where("b.cpts_id", "=", cptsId)
    .where("b.slot_id", "in", [...slotIds])
    .where("b.status", "in", ["booked", "arrived", "seen", "noshow"])
    .orderBy("s.starts_at")
    .orderBy("b.id")
    .limit(2_000)
    .execute();

/** Of these bookings, the ones still cancelled; `place` is when and where the patient was expected. */
export const listCancelled = (tx: Tx, cptsId: string, bookingIds: readonly string[]) =>
  tx
    .selectFrom("agenda_bookings")
    .select(["id", "patient_id", "patient_family_name", "patient_given_name", "patient_phone", "place"])
    .where("cpts_id", "=", cptsId)
    .where("id", "in", [...bookingIds])
    .where("status", "=", "cancelled")
    .orderBy("id")
    .limit(200)
    .execute();

export type CancelledRow = Awaited<ReturnType<typeof listCancelled>>[number];
export type BookedRow = Awaited<ReturnType<typeof listBooked>>[number];
