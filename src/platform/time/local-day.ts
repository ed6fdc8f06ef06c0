export type InstantRange = { startsAt: Temporal.Instant; endsAt: Temporal.Instant };

/** The civil date in `zone` at that instant. */
export function localDateOf(instant: Temporal.Instant, zone: string): Temporal.PlainDate {
  return instant.toZonedDateTimeISO(zone).toPlainDate();
}

/** From the first instant of a civil day to the first of the next, end excluded: 23, 24 or 25 hours. */
export function localDayBounds(date: Temporal.PlainDate | string, zone: string): InstantRange {
  const day = Temporal.PlainDate.from(date);
  return { startsAt: startOf(day, zone), endsAt: startOf(day.add({ days: 1 }), zone) };
}

/** From Monday 0 h to the next Monday 0 h, end excluded, of the week that contains the date. */
export function localWeekBounds(date: Temporal.PlainDate | string, zone: string): InstantRange {
  const monday = mondayOf(Temporal.PlainDate.from(date));
  return { startsAt: startOf(monday, zone), endsAt: startOf(monday.add({ days: 7 }), zone) };
}

/** ISO 8601 week: the year may differ from the date's (2027-01-01 is in week 53 of 2026). */
export function isoWeekOf(date: Temporal.PlainDate | string): { year: number; week: number } {
  const day = Temporal.PlainDate.from(date);
  return { year: day.yearOfWeek ?? day.year, week: day.weekOfYear ?? 1 };
}

export function mondayOf(date: Temporal.PlainDate): Temporal.PlainDate {
  return date.subtract({ days: date.dayOfWeek - 1 });
}

/** True for an IANA zone that this machine knows; offsets such as "+02:00" are refused, they do not follow the clock changes. */
export function isTimeZone(zone: string): boolean {
  if (!/^[A-Za-z_]+(\/[A-Za-z0-9_+-]+){0,2}$/.test(zone)) return false;
  try {
    return new Intl.DateTimeFormat("fr-FR", { timeZone: zone }).resolvedOptions().timeZone.length > 0;
  } catch {
    return false;
  }
}

function startOf(date: Temporal.PlainDate, zone: string): Temporal.Instant {
  return date.toZonedDateTime(zone).startOfDay().toInstant();
}
