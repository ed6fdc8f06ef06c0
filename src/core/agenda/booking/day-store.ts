import type { Tx } from "../../../platform/db/index.ts";

/** The slots of a professional between two instants, closed ones only when somebody is in them. */
export const listDaySlots = (tx: Tx, cptsId: string, professionalId: string, from: Date, until: Date) =>
  tx
    .selectFrom("agenda_slots as s")
    .innerJoin("agenda_schedules as c", (join) =>
      join.onRef("c.cpts_id", "=", "s.cpts_id").onRef("c.id", "=", "s.schedule_id"),
    )
    .select([
      "s.id",
      "s.starts_at",
      "s.ends_at",
      "s.modality",
      "s.places",
      "s.taken",
      "s.state",
      "c.site_name",
    ])
    .where("s.cpts_id", "=", cptsId)
    .where("s.professional_id", "=", professionalId)
    .where("s.starts_at", ">=", from)
    .where("s.starts_at", "<", until)
    .where((where) => where.or([where("s.state", "=", "open"), where("s.taken", ">", 0)]))
    .orderBy("s.starts_at")
    .orderBy("s.id")
    .limit(400)
    .execute();

export const listBookingsOfSlots = (tx: Tx, cptsId: string, slotIds: readonly string[]) =>
  tx
    .selectFrom("agenda_bookings")
    .select([
      "id",
      "slot_id",
      "status",
      "held_until",
      "booked_at",
      "arrived_at",
      "seen_at",
      "ended_at",
      "version",
      "request_id",
      "requester_cpts_id",
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
    ])
    .where("cpts_id", "=", cptsId)
    .where("slot_id", "in", slotIds)
    .where("status", "in", ["held", "booked", "arrived", "seen", "noshow"])
    .orderBy("created_at")
    .orderBy("id")
    .limit(2_000)
    .execute();

export type DaySlotRow = Awaited<ReturnType<typeof listDaySlots>>[number];
export type DayBookingRow = Awaited<ReturnType<typeof listBookingsOfSlots>>[number];

export const professionalExists = async (tx: Tx, cptsId: string, professionalId: string): Promise<boolean> =>
  (await tx
    .selectFrom("agenda_schedules")
    .select("id")
    .where("cpts_id", "=", cptsId)
    .where("professional_id", "=", professionalId)
    .executeTakeFirst()) !== undefined;
