import { expect, it } from "vitest";
import { chartDays } from "./chart-days.ts";

const day = (on: string, requests: number, within48h: number) => ({
  day: on,
  requests,
  booked: within48h,
  within48h,
});

it("shows quiet days too, and splits each bar by what got an appointment in 48 hours", () => {
  expect(chartDays([day("2026-11-20", 5, 3), day("2026-11-22", 2, 2)], "2026-11-20", "2026-11-22")).toEqual([
    { day: "2026-11-20", within48h: 3, others: 2 },
    { day: "2026-11-21", within48h: 0, others: 0 },
    { day: "2026-11-22", within48h: 2, others: 0 },
  ]);
});

it("counts by week from Monday beyond two months, and loses no request", () => {
  const days = [day("2026-09-01", 4, 1), day("2026-09-06", 3, 3), day("2026-09-07", 2, 0)];
  const weeks = chartDays(days, "2026-09-01", "2026-11-21");
  expect(weeks.slice(0, 2)).toEqual([
    { day: "2026-08-31", within48h: 4, others: 3 },
    { day: "2026-09-07", within48h: 0, others: 2 },
  ]);
  expect(weeks).toHaveLength(12);
  expect(weeks.reduce((sum, one) => sum + one.within48h + one.others, 0)).toBe(9);
});
