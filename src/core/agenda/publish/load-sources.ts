import type { Tx } from "../../../platform/db/index.ts";
import type {
  Absence,
  Audience,
  Modality,
  SlotException,
  SlotOpening,
  SlotTemplate,
} from "../generate/slot-template.ts";
import type { Calendar } from "./read-calendar.ts";
import {
  type AbsenceRow,
  type ExceptionRow,
  listAbsences,
  listExceptions,
  listOpenings,
  listTemplates,
  type OpeningRow,
  type TemplateRow,
} from "./source-store.ts";

/** What a professional said about their time, in the words of the generator. */
export interface AgendaSources {
  templates: SlotTemplate[];
  openings: SlotOpening[];
  exceptions: SlotException[];
  absences: Absence[];
}

export async function loadSources(
  tx: Tx,
  cptsId: string,
  professionalId: string,
  calendar: Calendar,
): Promise<AgendaSources> {
  const now = new Date(calendar.now.epochMilliseconds);
  const templates = await listTemplates(tx, cptsId, professionalId, calendar.today);
  const openings = await listOpenings(tx, cptsId, professionalId, now);
  const ids = [...templates, ...openings].map((one) => one.id);
  const yesterday = Temporal.PlainDate.from(calendar.today).subtract({ days: 1 }).toString();
  const exceptions = ids.length > 0 ? await listExceptions(tx, cptsId, ids, yesterday) : [];
  const absences = await listAbsences(tx, cptsId, professionalId, now);
  return {
    templates: templates.map(templateOf),
    openings: openings.map(openingOf),
    exceptions: exceptions.map((row) => exceptionOf(row, professionalId)),
    absences: absences.map(absenceOf),
  };
}

export const templateOf = (row: TemplateRow): SlotTemplate => ({
  id: row.id,
  professionalId: row.professional_id,
  scheduleId: row.schedule_id,
  modality: row.modality as Modality,
  audiences: row.audiences as Audience[],
  reasons: row.reasons,
  // A slot is shown to neighbours only when its rule and its place both are.
  shared: row.shared && row.schedule_shared,
  weekdays: row.weekdays,
  startTime: row.starts_local.slice(0, 5),
  endTime: row.ends_local.slice(0, 5),
  slotMinutes: row.slot_minutes,
  places: row.places,
  validFrom: row.valid_from,
  validTo: row.valid_to,
  everyWeeks: row.every_weeks,
  onHolidays: row.on_holidays as "closed" | "open",
});

export const openingOf = (row: OpeningRow): SlotOpening => ({
  id: row.id,
  professionalId: row.professional_id,
  scheduleId: row.schedule_id,
  modality: row.modality as Modality,
  audiences: row.audiences as Audience[],
  reasons: row.reasons,
  shared: row.shared && row.schedule_shared,
  startsAt: instantOf(row.starts_at),
  endsAt: instantOf(row.ends_at),
  slotMinutes: row.slot_minutes,
  places: row.places,
});

function exceptionOf(row: ExceptionRow, professionalId: string): SlotException {
  const base = {
    id: row.id,
    professionalId,
    templateId: row.template_id ?? row.opening_id,
    onDate: row.on_date,
    startTime: row.from_local?.slice(0, 5) ?? null,
    endTime: row.until_local?.slice(0, 5) ?? null,
  };
  return row.kind === "places"
    ? { ...base, kind: "places", places: row.places ?? 1 }
    : { ...base, kind: "closed" };
}

const absenceOf = (row: AbsenceRow): Absence => ({
  id: row.id,
  professionalId: row.professional_id,
  startsAt: instantOf(row.starts_at),
  endsAt: instantOf(row.ends_at),
});

export const instantOf = (date: Date): Temporal.Instant =>
  Temporal.Instant.fromEpochMilliseconds(date.getTime());
