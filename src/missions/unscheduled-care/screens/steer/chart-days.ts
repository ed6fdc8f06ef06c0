import type { Measures } from "../../contract.ts";

type Day = Measures["byDay"][number];

/** A bar of the chart: what got an appointment in 48 hours, and the rest of the requests above it. */
export type ChartDay = { day: string; within48h: number; others: number };

/** Beyond two months bars by the day cannot be told apart. */
export const MOST_DAYS = 62;

/** One bar per local day of the period, both ends included, quiet days as well; by week (from its Monday) beyond two months. Pure. */
export function chartDays(days: readonly Day[], from: string, to: string): ChartDay[] {
  const counted = new Map(days.map((one) => [one.day, one]));
  const all = daysBetween(from, to);
  const keyOf = all.length > MOST_DAYS ? mondayOf : (day: string) => day;
  const bars = new Map<string, ChartDay>();
  for (const day of all) {
    const key = keyOf(day);
    const bar = bars.get(key) ?? { day: key, within48h: 0, others: 0 };
    const { requests, within48h } = counted.get(day) ?? { requests: 0, within48h: 0 };
    bars.set(key, {
      day: key,
      within48h: bar.within48h + within48h,
      others: bar.others + requests - within48h,
    });
  }
  return [...bars.values()];
}

const DAY_MS = 86_400_000;
const isoOf = (epoch: number): string => new Date(epoch).toISOString().slice(0, 10);

function daysBetween(from: string, to: string): string[] {
  const [first, last] = [Date.parse(from), Date.parse(to)];
  const count = Math.min(Math.max(Math.round((last - first) / DAY_MS) + 1, 0), 400);
  return Array.from({ length: count }, (_, index) => isoOf(first + index * DAY_MS));
}

function mondayOf(day: string): string {
  const epoch = Date.parse(day);
  return isoOf(epoch - ((new Date(epoch).getUTCDay() + 6) % 7) * DAY_MS);
}
