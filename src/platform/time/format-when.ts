import { dayNumber, type LocalParts, localParts, type Moment, weekdayOf } from "./local-parts.ts";

// Ordinary spaces, not U+00A0: these texts also leave by SMS, where one character outside GSM 03.38 halves the length
// of a message. Screens keep an hour on one line with `white-space: nowrap` on <time>.

const WEEKDAYS = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"] as const;
const MONTHS = [
  "janvier",
  "février",
  "mars",
  "avril",
  "mai",
  "juin",
  "juillet",
  "août",
  "septembre",
  "octobre",
  "novembre",
  "décembre",
] as const;

const PLAIN_DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const PLAIN_TIME = /^([01]\d|2[0-4]):([0-5]\d)/;

/** ISO weekday 1–7 → « lundi » … « dimanche ». */
export const weekdayName = (isoWeekday: number): string => WEEKDAYS[isoWeekday - 1] ?? "";

/** As people say it: « aujourd'hui 14 h 20 », « demain, mardi 24, 9 h », « lundi 30 novembre, 9 h 05 »; the year only when it is not this one. */
export function formatWhen(moment: Moment, zone: string, now: Moment): string {
  const then = localParts(moment, zone);
  const today = localParts(now, zone);
  const time = hours(then.hour, then.minute);
  const away = dayNumber(then) - dayNumber(today);
  if (away === 0) return `aujourd'hui ${time}`;
  if (away === 1) return `demain, ${shortDay(then)}, ${time}`;
  if (away === -1) return `hier, ${shortDay(then)}, ${time}`;
  return `${longDay(then, then.year !== today.year)}, ${time}`;
}

/** For what is read again later (a notice, a paper, a message), when « demain » would be wrong: « lundi 30 novembre, 9 h 05 »; the year when it is not that of `now`. */
export function formatLasting(moment: Moment, zone: string, now: Moment): string {
  const then = localParts(moment, zone);
  return `${longDay(then, then.year !== localParts(now, zone).year)}, ${hours(then.hour, then.minute)}`;
}

/** Without any doubt, for a hover or a document: « dimanche 25 octobre 2026 à 2 h 30 (UTC+2) ». */
export function formatExact(moment: Moment, zone: string): string {
  const then = localParts(moment, zone);
  return `${longDay(then, true)} à ${hours(then.hour, then.minute)} (${offset(then.offsetMinutes)})`;
}

/** The local day of an instant: « lundi 30 novembre 2026 ». */
export function formatDate(moment: Moment, zone: string): string {
  return longDay(localParts(moment, zone), true);
}

/** A civil date `YYYY-MM-DD`: « 18 décembre », with its year when it differs from `currentYear` (or when none is given). */
export function formatPlainDate(isoDate: string, currentYear?: number): string {
  const match = PLAIN_DATE.exec(isoDate);
  if (!match) throw new RangeError("Date attendue sous la forme AAAA-MM-JJ.");
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return `${dayOfMonth(day)} ${MONTHS[month - 1] ?? ""}${year === currentYear ? "" : ` ${year}`}`;
}

/** A civil date `YYYY-MM-DD` with its weekday: « mardi 24 novembre 2026 ». */
export function formatPlainDay(isoDate: string, currentYear?: number): string {
  const text = formatPlainDate(isoDate, currentYear);
  const [year = 0, month = 0, day = 0] = isoDate.split("-").map(Number);
  return `${weekdayName(weekdayOf(year, month, day))} ${text}`;
}

/** The local hour of an instant: « 14 h 20 », « 9 h ». */
export function formatTime(moment: Moment, zone: string): string {
  const then = localParts(moment, zone);
  return hours(then.hour, then.minute);
}

/** A clock time `HH:MM`: « 9 h 05 ». */
export function formatPlainTime(time: string): string {
  const match = PLAIN_TIME.exec(time);
  if (!match) throw new RangeError("Heure attendue sous la forme HH:MM.");
  return hours(Number(match[1]), Number(match[2]));
}

function hours(hour: number, minute: number): string {
  return minute === 0 ? `${hour} h` : `${hour} h ${String(minute).padStart(2, "0")}`;
}

const dayOfMonth = (day: number): string => (day === 1 ? "1er" : String(day));
const shortDay = (then: LocalParts): string => `${weekdayName(then.weekday)} ${dayOfMonth(then.day)}`;

function longDay(then: LocalParts, withYear: boolean): string {
  return `${shortDay(then)} ${MONTHS[then.month - 1] ?? ""}${withYear ? ` ${then.year}` : ""}`;
}

function offset(minutes: number): string {
  if (minutes === 0) return "UTC";
  const size = Math.abs(minutes);
  const rest = size % 60;
  return `UTC${minutes < 0 ? "−" : "+"}${Math.floor(size / 60)}${rest ? `:${String(rest).padStart(2, "0")}` : ""}`;
}
