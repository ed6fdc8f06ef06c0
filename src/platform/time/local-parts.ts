/** Any moment a caller may hold: a Temporal.Instant (by shape), a Date, epoch milliseconds, or an ISO text with offset. */
export type Moment = { readonly epochMilliseconds: number } | Date | number | string;

export type LocalParts = {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  /** ISO weekday, 1 = Monday … 7 = Sunday. */
  weekday: number;
  /** Minutes east of UTC at that moment. */
  offsetMinutes: number;
};

const MINUTE = 60_000;
const DAY = 86_400_000;
const formats = new Map<string, Intl.DateTimeFormat>();

export function epochOf(moment: Moment): number {
  const value =
    typeof moment === "number"
      ? moment
      : typeof moment === "string"
        ? Date.parse(moment)
        : moment instanceof Date
          ? moment.getTime()
          : moment.epochMilliseconds;
  if (!Number.isFinite(value)) throw new RangeError("Instant illisible.");
  return value;
}

/** Building a DateTimeFormat costs about 50 µs and using one 1 µs, so one is kept per zone (there are ~600 zones at most). */
function formatOf(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat("en-GB", {
      timeZone: zone,
      calendar: "gregory",
      hourCycle: "h23",
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
      second: "2-digit",
    });
    formats.set(zone, format);
  }
  return format;
}

/** What the clock on the wall shows in `zone`; Intl only, so that browsers without Temporal agree with the server. */
export function localParts(moment: Moment, zone: string): LocalParts {
  const epoch = epochOf(moment);
  const found: Record<string, number> = {};
  for (const part of formatOf(zone).formatToParts(epoch)) found[part.type] = Number(part.value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = found;
  const asUtc = Date.UTC(year, month - 1, day, hour, minute, second);
  const offsetMinutes = Math.round((asUtc - Math.floor(epoch / 1000) * 1000) / MINUTE);
  return { year, month, day, hour, minute, second, weekday: weekdayOf(year, month, day), offsetMinutes };
}

export function weekdayOf(year: number, month: number, day: number): number {
  return new Date(Date.UTC(year, month - 1, day)).getUTCDay() || 7;
}

/** Whole days since 1970-01-01 of a civil date: the difference of two is a number of calendar days, whatever the clocks do. */
export function dayNumber(date: { year: number; month: number; day: number }): number {
  return Date.UTC(date.year, date.month - 1, date.day) / DAY;
}
