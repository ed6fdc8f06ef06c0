export { formatDistance } from "../../platform/text/index.ts";

import { dayNumber, epochOf, formatDuration, localParts, type Moment } from "../../platform/time/index.ts";

export {
  formatDate,
  formatDelay,
  formatDuration,
  formatExact,
  formatPlainDate,
  formatPlainDay,
  formatTime,
  formatWhen,
  type Moment,
} from "../../platform/time/index.ts";

const DAY_MS = 86_400_000;
const pad = (value: number) => String(value).padStart(2, "0");

/** The civil date (YYYY-MM-DD) shown by a calendar in `zone` at that moment. */
export function dateIn(moment: Moment, zone: string): string {
  const { year, month, day } = localParts(moment, zone);
  return `${year}-${pad(month)}-${pad(day)}`;
}

/** Minutes since local midnight, as a wall clock shows them: 0 to 1439. */
export function minuteIn(moment: Moment, zone: string): number {
  const { hour, minute } = localParts(moment, zone);
  return hour * 60 + minute;
}

const numberOf = (isoDate: string): number => {
  const [year = 1970, month = 1, day = 1] = isoDate.split("-").map(Number);
  return dayNumber({ year, month, day });
};

/** A civil date, `days` later or earlier; clocks do not matter. */
export const addDays = (isoDate: string, days: number): string =>
  new Date((numberOf(isoDate) + days) * DAY_MS).toISOString().slice(0, 10);

/** The Monday of the week that holds the date. */
export function mondayOf(isoDate: string): string {
  const weekday = new Date(numberOf(isoDate) * DAY_MS).getUTCDay() || 7;
  return addDays(isoDate, 1 - weekday);
}

/** The seven civil dates, Monday to Sunday, of the week that starts at `monday`. */
export const weekOf = (monday: string): string[] =>
  [0, 1, 2, 3, 4, 5, 6].map((days) => addDays(monday, days));

/**
 * Epoch milliseconds of a wall-clock time (`minute` since midnight, may pass 1440) of a civil date in `zone`. Of an
 * hour that comes twice the first; of an hour that is skipped, the same count of minutes past the change.
 */
export function instantAt(isoDate: string, minute: number, zone: string): number {
  const wall = numberOf(isoDate) * DAY_MS + minute * 60_000;
  const candidates = [wall - DAY_MS, wall + DAY_MS].map(
    (near) => wall - localParts(near, zone).offsetMinutes * 60_000,
  );
  const exact = candidates.filter((epoch) => epoch + localParts(epoch, zone).offsetMinutes * 60_000 === wall);
  return Math.min(...(exact.length > 0 ? exact : [Math.max(...candidates)]));
}

/** Seconds on a running clock: « 0:07 », « 3:40 », « 1:02:05 ». */
export function clockFace(seconds: number): string {
  const total = Math.max(0, Math.floor(seconds));
  const hours = Math.floor(total / 3600);
  const minutes = Math.floor((total % 3600) / 60);
  return hours > 0 ? `${hours}:${pad(minutes)}:${pad(total % 60)}` : `${minutes}:${pad(total % 60)}`;
}

/** Seconds on a clock that stands in a line: « 45 s », « 7 min 24 », « 11 min », « 23 h 46 », « 2 jours 3 h ». Never « 23:46 », read as a time of day. */
export function clockWords(seconds: number): string {
  const total = Math.max(0, Math.floor(seconds));
  if (total < 60 || total >= 86_400) return formatDuration(total);
  if (total < 600) return `${Math.floor(total / 60)} min ${pad(total % 60)}`;
  if (total < 3600) return `${Math.floor(total / 60)} min`;
  return `${Math.floor(total / 3600)} h ${pad(Math.floor((total % 3600) / 60))}`;
}

/** Seconds from one moment to another; negative when the other is before. */
export const secondsBetween = (from: Moment, to: Moment): number =>
  Math.round((epochOf(to) - epochOf(from)) / 1000);

/** A number as French prints it, with at most `digits` decimals. */
export const formatNumber = (value: number, digits = 1): string =>
  value.toLocaleString("fr-FR", { maximumFractionDigits: digits });
