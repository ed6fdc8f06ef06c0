import { formatPlainDay, formatPlainTime } from "../../../platform/time/index.ts";
import { span } from "../absence/write-absence.ts";
import { describeOpening, describeTemplate } from "../generate/describe-template.ts";
import { instantOf, openingOf, templateOf } from "../publish/load-sources.ts";
import type { Calendar } from "../publish/read-calendar.ts";
import type { AbsenceRow, ExceptionRow, OpeningRow, TemplateRow } from "../publish/source-store.ts";
import type { PracticeRow } from "./directory-practices.ts";
import type { Agenda } from "./schedule-contract.ts";
import type { listSchedules } from "./schedule-store.ts";

type ScheduleRow = Awaited<ReturnType<typeof listSchedules>>[number];
type Template = Agenda["templates"][number];
type Opening = Agenda["openings"][number];

/** Practices in use, or that still have a schedule. */
export const presentPractices = (
  practices: readonly PracticeRow[],
  schedules: readonly ScheduleRow[],
): Agenda["practices"] =>
  practices
    .map((practice) => ({
      practice,
      schedule: schedules.find((one) => one.practice_id === practice.practice_id && one.active),
    }))
    .filter(({ practice, schedule }) => practice.active || schedule)
    .map(({ practice, schedule }) => ({
      practiceId: practice.practice_id,
      siteName: practice.site_name,
      siteAddress: practice.site_address,
      schedule: schedule
        ? {
            id: schedule.id,
            shared: schedule.shared,
            homeVisitRadiusMeters: schedule.home_visit_radius_meters,
            teleconsultationUrl: schedule.teleconsultation_url,
          }
        : null,
    }));

export function presentTemplate(
  row: TemplateRow,
  siteOf: ReadonlyMap<string, string>,
  exceptions: readonly ExceptionRow[],
  calendar: Calendar,
): Template {
  const template = templateOf(row);
  return {
    id: row.id,
    scheduleId: row.schedule_id,
    siteName: siteOf.get(row.schedule_id) ?? "",
    sentence: describeTemplate(template, calendar.today),
    slotMinutes: row.slot_minutes,
    places: row.places,
    modality: template.modality,
    audiences: [...template.audiences],
    reasons: row.reasons,
    // As the person set it: the schedule's own sharing is shown beside.
    shared: row.shared,
    weekdays: row.weekdays,
    startTime: template.startTime,
    endTime: template.endTime,
    validFrom: row.valid_from,
    validTo: row.valid_to,
    everyWeeks: row.every_weeks,
    onHolidays: template.onHolidays,
    exceptions: exceptions
      .filter((one) => one.template_id === row.id)
      .map((one) => presentException(one, calendar)),
  };
}

function presentException(row: ExceptionRow, calendar: Calendar): Template["exceptions"][number] {
  const fromTime = row.from_local?.slice(0, 5) ?? null;
  const untilTime = row.until_local?.slice(0, 5) ?? null;
  const hours = fromTime && untilTime ? `, ${formatPlainTime(fromTime)}–${formatPlainTime(untilTime)}` : "";
  const what =
    row.kind === "closed" ? "fermé" : `${row.places} place${(row.places ?? 0) > 1 ? "s" : ""} par créneau`;
  return {
    id: row.id,
    onDate: row.on_date,
    fromTime,
    untilTime,
    kind: row.kind as "closed" | "places",
    places: row.places,
    sentence: `${formatPlainDay(row.on_date, Number(calendar.today.slice(0, 4)))}${hours} : ${what}`,
  };
}

export function presentOpening(
  row: OpeningRow,
  siteOf: ReadonlyMap<string, string>,
  calendar: Calendar,
): Opening {
  const opening = openingOf(row);
  return {
    id: row.id,
    scheduleId: row.schedule_id,
    siteName: siteOf.get(row.schedule_id) ?? "",
    sentence: describeOpening(opening, calendar.zone, calendar.now),
    startsAt: row.starts_at.toISOString(),
    endsAt: row.ends_at.toISOString(),
    slotMinutes: row.slot_minutes,
    places: row.places,
    modality: opening.modality,
    audiences: [...opening.audiences],
    reasons: row.reasons,
    shared: row.shared,
  };
}

export const presentAbsence = (row: AbsenceRow, calendar: Calendar): Agenda["absences"][number] => ({
  id: row.id,
  startsAt: row.starts_at.toISOString(),
  endsAt: row.ends_at.toISOString(),
  label: row.label,
  sentence: span(instantOf(row.starts_at), instantOf(row.ends_at), calendar.zone),
});
