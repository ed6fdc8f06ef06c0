import type { Tx } from "../../../platform/db/index.ts";

interface Span {
  from: Date;
  until: Date;
}

export const listWeekSlots = (tx: Tx, cptsId: string, professionalId: string, { from, until }: Span) =>
  tx
    .selectFrom("agenda_slots as s")
    .innerJoin("agenda_schedules as c", (join) =>
      join.onRef("c.cpts_id", "=", "s.cpts_id").onRef("c.id", "=", "s.schedule_id"),
    )
    .select([
      "s.id",
      "s.schedule_id",
      "s.starts_at",
      "s.ends_at",
      "s.modality",
      "s.audiences",
      "s.places",
      "s.taken",
      "s.natural_key",
      "c.site_name",
    ])
    .where("s.cpts_id", "=", cptsId)
    .where("s.professional_id", "=", professionalId)
    .where("s.starts_at", ">=", from)
    .where("s.starts_at", "<", until)
    .where("s.state", "=", "open")
    .orderBy("s.starts_at")
    .orderBy("s.id")
    .limit(2_100)
    .execute();

export const listWeekAbsences = (tx: Tx, cptsId: string, professionalId: string, { from, until }: Span) =>
  tx
    .selectFrom("agenda_absences")
    .select(["id", "starts_at", "ends_at", "label"])
    .where("cpts_id", "=", cptsId)
    .where("professional_id", "=", professionalId)
    .where("cancelled_at", "is", null)
    .where("starts_at", "<", until)
    .where("ends_at", ">", from)
    .orderBy("starts_at")
    .limit(100)
    .execute();
