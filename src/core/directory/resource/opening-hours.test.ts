import { describe, expect, test } from "vitest";
import { openingAt, type WeeklyHours } from "./opening-hours.ts";

const never = () => false;
// 2026-11-23 is a Monday.
const at = (text: string) => Temporal.PlainDateTime.from(text);
const everyDay = (opens: string, closes: string): WeeklyHours[] =>
  [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, opens, closes }));

describe("opening hours", () => {
  const mornings: WeeklyHours[] = [
    { day: 1, opens: "08:00", closes: "12:00" },
    { day: 1, opens: "14:00", closes: "18:30" },
  ];

  test("open, closed at noon, closed until next week", () => {
    expect(openingAt(mornings, at("2026-11-23T08:00"), never)).toEqual({
      open: true,
      changes: { on: "2026-11-23", at: "12:00" },
    });
    expect(openingAt(mornings, at("2026-11-23T12:00"), never)).toEqual({
      open: false,
      changes: { on: "2026-11-23", at: "14:00" },
    });
    expect(openingAt(mornings, at("2026-11-24T09:00"), never)).toEqual({
      open: false,
      changes: { on: "2026-11-30", at: "08:00" },
    });
  });

  test("a night goes past midnight, also from Sunday to Monday", () => {
    const nights: WeeklyHours[] = [{ day: 7, opens: "20:00", closes: "08:00" }];
    expect(openingAt(nights, at("2026-11-23T02:00"), never)).toEqual({
      open: true,
      changes: { on: "2026-11-23", at: "08:00" },
    });
    expect(openingAt(nights, at("2026-11-23T08:00"), never).open).toBe(false);
  });

  test("always open has no change to tell; no hours is not closed", () => {
    expect(openingAt(everyDay("00:00", "00:00"), at("2026-11-25T03:00"), never)).toEqual({
      open: true,
      changes: null,
    });
    expect(openingAt([], at("2026-11-25T03:00"), never)).toEqual({ open: null, changes: null });
  });

  test("on a public holiday only the holidays' rows count", () => {
    const christmas = (date: string) => date === "2026-12-25";
    const usual = everyDay("09:00", "17:00");
    expect(openingAt(usual, at("2026-12-25T10:00"), christmas)).toEqual({
      open: false,
      changes: { on: "2026-12-26", at: "09:00" },
    });
    expect(
      openingAt([...usual, { day: 8, opens: "10:00", closes: "12:00" }], at("2026-12-25T10:00"), christmas),
    ).toEqual({ open: true, changes: { on: "2026-12-25", at: "12:00" } });
  });
});
