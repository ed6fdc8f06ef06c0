import type { Tx } from "../../../platform/db/index.ts";

/** More than anyone keeps by hand; the use cases refuse to add beyond. */
export const MOST_SOURCES = { templates: 100, openings: 400, exceptions: 1_000, absences: 200 } as const;

/** The rules that still open slots: not ended, on an active schedule, not over before `today` (local date). */
export const listTemplates = (tx: Tx, cptsId: string, professionalId: string, today: string) =>
  tx
    .selectFrom("agenda_templates as t")
    .innerJoin("agenda_schedules as s", (join) =>
      join.onRef("s.cpts_id", "=", "t.cpts_id").onRef("s.id", "=", "t.schedule_id"),
    )
    .selectAll("t")
    .select(["s.professional_id", "s.shared as schedule_shared"])
    .where("t.cpts_id", "=", cptsId)
    .where("s.professional_id", "=", professionalId)
    .where("s.active", "=", true)
    .where("t.ended_at", "is", null)
    .where((where) => where.or([where("t.valid_to", "is", null), where("t.valid_to", ">=", today)]))
    .orderBy("t.id")
    .limit(MOST_SOURCES.templates)
    .execute();

export const listOpenings = (tx: Tx, cptsId: string, professionalId: string, now: Date) =>
  tx
    .selectFrom("agenda_openings as o")
    .innerJoin("agenda_schedules as s", (join) =>
      join.onRef("s.cpts_id", "=", "o.cpts_id").onRef("s.id", "=", "o.schedule_id"),
    )
    .selectAll("o")
    .select(["s.professional_id", "s.shared as schedule_shared"])
    .where("o.cpts_id", "=", cptsId)
    .where("s.professional_id", "=", professionalId)
    .where("s.active", "=", true)
    .where("o.cancelled_at", "is", null)
    .where("o.ends_at", ">", now)
    .orderBy("o.starts_at")
    .orderBy("o.id")
    .limit(MOST_SOURCES.openings)
    .execute();

/** Exceptions from yesterday on: a slot of yesterday evening may not be over. */
export const listExceptions = (tx: Tx, cptsId: string, sourceIds: readonly string[], fromDate: string) =>
  tx
    .selectFrom("agenda_exceptions")
    .selectAll()
    .where("cpts_id", "=", cptsId)
    .where((where) =>
      where.or([where("template_id", "in", [...sourceIds]), where("opening_id", "in", [...sourceIds])]),
    )
    .where("on_date", ">=", fromDate)
    .where("cancelled_at", "is", null)
    .orderBy("on_date")
    .orderBy("id")
    .limit(MOST_SOURCES.exceptions)
    .execute();

export const listAbsences = (tx: Tx, cptsId: string, professionalId: string, now: Date) =>
  tx
    .selectFrom("agenda_absences")
    .selectAll()
    .where("cpts_id", "=", cptsId)
    .where("professional_id", "=", professionalId)
    .where("cancelled_at", "is", null)
    .where("ends_at", ">", now)
    .orderBy("starts_at")
    .orderBy("id")
    .limit(MOST_SOURCES.absences)
    .execute();

export type TemplateRow = Awaited<ReturnType<typeof listTemplates>>[number];
export type OpeningRow = Awaited<ReturnType<typeof listOpenings>>[number];
export type ExceptionRow = Awaited<ReturnType<typeof listExceptions>>[number];
export type AbsenceRow = Awaited<ReturnType<typeof listAbsences>>[number];
