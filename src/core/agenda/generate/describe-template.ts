import {
  formatDuration,
  formatPlainDate,
  formatPlainTime,
  formatWhen,
  type Moment,
  weekdayName,
} from "../../../platform/time/index.ts";
import { minutesOfDay } from "./check-template.ts";
import type { Modality, SlotOpening, SlotTemplate } from "./slot-template.ts";

const WHERE: Record<Modality, string> = { AMB: "", HH: ", à domicile", VR: ", en téléconsultation" };

/**
 * A template as its owner would say it: « chaque mardi 14 h–15 h, 4 places, jusqu'au 18 décembre ».
 * Places are those of the whole window. `today` is the local civil date: it hides its own year and a start already past.
 */
export function describeTemplate(template: SlotTemplate, today: string): string {
  const year = Number(today.slice(0, 4));
  const from = template.validFrom > today ? `, à partir du ${formatPlainDate(template.validFrom, year)}` : "";
  const to = template.validTo ? `, jusqu'au ${formatPlainDate(template.validTo, year)}` : "";
  const holidays = template.onHolidays === "open" ? ", jours fériés compris" : "";
  return `${rhythm(template)} ${window(template)}${from}${to}${holidays}`;
}

/** Of a window that its slots do not fill: « (il reste 10 min non utilisées) »; else nothing. */
export function describeLeftOver({ startTime, endTime, slotMinutes }: SlotTemplate): string {
  const left = ((minutesOfDay(endTime) ?? 0) - (minutesOfDay(startTime) ?? 0)) % slotMinutes;
  return left > 0 ? ` (il reste ${formatDuration(left * 60)} non utilisées)` : "";
}

/** A one-off opening: « samedi 5 décembre, 9 h, pendant 3 h, 9 places ». */
export function describeOpening(opening: SlotOpening, zone: string, now: Moment): string {
  const minutes = (opening.endsAt.epochMilliseconds - opening.startsAt.epochMilliseconds) / 60_000;
  const start = formatWhen(opening.startsAt, zone, now);
  return `${start}, pendant ${formatDuration(minutes * 60)}, ${places(minutes, opening)}`;
}

function rhythm({ weekdays, everyWeeks }: SlotTemplate): string {
  const sorted = [...weekdays].sort((a, b) => a - b);
  const names = sorted.length === 7 ? "jour" : listed(sorted.map(weekdayName));
  if (everyWeeks === 1) return `chaque ${names}`;
  if (everyWeeks === 2 && sorted.length === 1) return `un ${names} sur deux`;
  const all = sorted.length === 7 ? "tous les jours" : listed(sorted.map((day) => `le ${weekdayName(day)}`));
  return `${all}, une semaine sur ${everyWeeks === 2 ? "deux" : everyWeeks},`;
}

function window(template: SlotTemplate): string {
  const minutes = (minutesOfDay(template.endTime) ?? 0) - (minutesOfDay(template.startTime) ?? 0);
  const hours = `${formatPlainTime(template.startTime)}–${formatPlainTime(template.endTime)}`;
  return `${hours}, ${places(minutes, template)}`;
}

function places(minutes: number, offer: SlotTemplate | SlotOpening): string {
  const total = Math.floor(minutes / offer.slotMinutes) * offer.places;
  return `${total} place${total > 1 ? "s" : ""}${WHERE[offer.modality]}`;
}

function listed(names: readonly string[]): string {
  return names.length < 2 ? (names[0] ?? "") : `${names.slice(0, -1).join(", ")} et ${names.at(-1)}`;
}
