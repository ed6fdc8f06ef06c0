import { firstInstantFrom } from "../../time/index.ts";

/** Local times HH:MM between which nothing is sent; the same twice means never quiet. */
export interface QuietHours {
  from: string;
  until: string;
}

export const DEFAULT_QUIET_HOURS: QuietHours = { from: "22:00", until: "07:00" };

/** The first instant, from `now` on, at which the person may be written to; clocks that change are minded. */
export function firstLoudInstant(now: Temporal.Instant, quiet: QuietHours, zone: string): Temporal.Instant {
  if (quiet.from === quiet.until) return now;
  const local = now.toZonedDateTimeISO(zone);
  const time = local.toPlainTime();
  const from = Temporal.PlainTime.from(quiet.from);
  const until = Temporal.PlainTime.from(quiet.until);
  const isAfterFrom = Temporal.PlainTime.compare(time, from) >= 0;
  const isBeforeUntil = Temporal.PlainTime.compare(time, until) < 0;
  const crossesMidnight = Temporal.PlainTime.compare(from, until) > 0;
  const isQuiet = crossesMidnight ? isAfterFrom || isBeforeUntil : isAfterFrom && isBeforeUntil;
  if (!isQuiet) return now;
  const day = crossesMidnight && isAfterFrom ? local.toPlainDate().add({ days: 1 }) : local.toPlainDate();
  const end = firstInstantFrom(day.toPlainDateTime(until), zone);
  return Temporal.Instant.compare(end, now) > 0 ? end : now;
}
