import { sql } from "kysely";
import type { Tx } from "../../../platform/db/index.ts";

const MOST_ROWS = 200_000;

/** Requests made in a period, drafts left out: nothing was asked yet. The profession is the one booked here, else the one asked for. */
export const listMeasuredRequests = (tx: Tx, cptsId: string, from: Date, until: Date) =>
  tx
    .selectFrom("snp_requests as r")
    .leftJoin("agenda_bookings as b", (join) =>
      join.onRef("b.cpts_id", "=", "r.booking_cpts_id").onRef("b.id", "=", "r.booking_id"),
    )
    .leftJoin("directory_professionals as p", (join) =>
      join.onRef("p.cpts_id", "=", "b.cpts_id").onRef("p.id", "=", "b.professional_id"),
    )
    .select([
      "r.created_at",
      "r.wanted_by",
      "r.appointment_at",
      "r.status",
      "r.red_flag_decision",
      "r.outcome",
      "r.level_code",
      "r.place_commune_code",
    ])
    .select(
      sql<string | null>`coalesce(p.profession_code, r.filters->'professionCodes'->>0)`.as("profession_code"),
    )
    .where("r.cpts_id", "=", cptsId)
    .where("r.status", "<>", "draft")
    .where("r.created_at", ">=", from)
    .where("r.created_at", "<", until)
    .limit(MOST_ROWS)
    .execute();

export const listMeasuredSlots = (tx: Tx, cptsId: string, from: Date, until: Date) =>
  tx
    .selectFrom("agenda_slots as s")
    .innerJoin("agenda_schedules as a", (join) =>
      join.onRef("a.cpts_id", "=", "s.cpts_id").onRef("a.id", "=", "s.schedule_id"),
    )
    .select(["s.starts_at", "s.places", "s.taken", "a.site_commune_code", "a.profession_code"])
    .where("s.cpts_id", "=", cptsId)
    .where("s.state", "=", "open")
    .where("s.starts_at", ">=", from)
    .where("s.starts_at", "<", until)
    .limit(MOST_ROWS)
    .execute();

/** The first three free slots of each professional in each commune: three places are found in three slots at most. */
export const listNextFree = (tx: Tx, cptsId: string, now: Date) =>
  tx
    .selectFrom("agenda_schedules as a")
    .leftJoinLateral(
      (from) =>
        from
          .selectFrom("agenda_slots as s")
          .select(["s.starts_at", sql<number>`s.places - s.taken`.as("places_left")])
          .whereRef("s.cpts_id", "=", "a.cpts_id")
          .whereRef("s.schedule_id", "=", "a.id")
          .where("s.state", "=", "open")
          .whereRef("s.taken", "<", "s.places")
          .where("s.starts_at", ">=", now)
          .orderBy("s.starts_at")
          .limit(3)
          .as("free"),
      (join) => join.onTrue(),
    )
    .select([
      "a.professional_id",
      "a.profession_code",
      "a.site_commune_code",
      "free.starts_at",
      "free.places_left",
    ])
    .where("a.cpts_id", "=", cptsId)
    .where("a.active", "=", true)
    .limit(MOST_ROWS)
    .execute();
