/** One opening of the week. `day`: ISO weekday, 1 = Monday … 7 = Sunday; 8 = public holidays. */
export interface WeeklyHours {
  day: number;
  /** HH:MM on the territory's clock. */
  opens: string;
  /** At or before `opens`: the next day. 00:00 to 00:00 is the whole day. */
  closes: string;
}

export interface Opening {
  /** null: no hours are known. */
  open: boolean | null;
  /** When it closes, or opens next, on the territory's clock; null: not within a week. */
  changes: { on: string; at: string } | null;
}

export const HOLIDAYS = 8;
const DAY = 1_440;
const AHEAD_DAYS = 8;

const minuteOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
const timeOf = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;

/** Openings as [start, end[ in minutes from today's midnight, from yesterday on, joined where they touch. */
function openings(
  hours: readonly WeeklyHours[],
  today: Temporal.PlainDate,
  isHoliday: (date: string) => boolean,
): [number, number][] {
  const all: [number, number][] = [];
  for (let offset = -1; offset <= AHEAD_DAYS; offset++) {
    const date = today.add({ days: offset });
    const day = isHoliday(date.toString()) ? HOLIDAYS : date.dayOfWeek;
    for (const one of hours.filter((row) => row.day === day)) {
      const start = offset * DAY + minuteOf(one.opens);
      const end = offset * DAY + minuteOf(one.closes);
      all.push([start, end > start ? end : end + DAY]);
    }
  }
  all.sort((one, other) => one[0] - other[0]);
  const joined: [number, number][] = [];
  for (const [start, end] of all) {
    const last = joined.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else joined.push([start, end]);
  }
  return joined;
}

/**
 * Whether a place is open at a local time, and until or from when. On a public holiday only the holidays' rows count. Wall
 * clock: in the night of a clock change the hour said may be one off.
 */
export function openingAt(
  hours: readonly WeeklyHours[],
  now: Temporal.PlainDateTime,
  isHoliday: (date: string) => boolean,
): Opening {
  if (hours.length === 0) return { open: null, changes: null };
  const today = now.toPlainDate();
  const minute = now.hour * 60 + now.minute;
  const list = openings(hours, today, isHoliday);
  const current = list.find(([start, end]) => start <= minute && minute < end);
  const change = current ? current[1] : list.find(([start]) => start > minute)?.[0];
  if (change === undefined || change >= AHEAD_DAYS * DAY)
    return { open: current !== undefined, changes: null };
  return {
    open: current !== undefined,
    changes: { on: today.add({ days: Math.floor(change / DAY) }).toString(), at: timeOf(change % DAY) },
  };
}
