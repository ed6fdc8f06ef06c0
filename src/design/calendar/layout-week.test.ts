import fc from "fast-check";
import { expect, it } from "vitest";
import { addDays, weekOf } from "../time/time-words.ts";
import { type CalendarEvent, hoursToDraw, layoutWeek, movedTo, snap, spanOf } from "./layout-week.ts";

const zone = "Europe/Paris";
const dates = weekOf("2026-11-23");
const event = (id: string, startsAt: string, endsAt: string): CalendarEvent => ({
  id,
  startsAt,
  endsAt,
  title: id,
});

it("puts each event in the day and minute of the territory's clock", () => {
  const week = layoutWeek([event("a", "2026-11-24T13:20:00Z", "2026-11-24T13:40:00Z")], dates, zone);
  expect(week.get("2026-11-24")).toMatchObject([{ startMinute: 860, endMinute: 880, lane: 0, lanes: 1 }]);
  expect(week.get("2026-11-23")).toEqual([]);
});

it("puts side by side what overlaps, and gives the whole width back afterwards", () => {
  const week = layoutWeek(
    [
      event("a", "2026-11-24T08:00:00Z", "2026-11-24T09:00:00Z"),
      event("b", "2026-11-24T08:30:00Z", "2026-11-24T09:30:00Z"),
      event("c", "2026-11-24T09:00:00Z", "2026-11-24T09:20:00Z"),
      event("d", "2026-11-24T10:00:00Z", "2026-11-24T10:20:00Z"),
    ],
    dates,
    zone,
  );
  const lanes = week.get("2026-11-24")?.map((entry) => [entry.event.id, entry.lane, entry.lanes]);
  expect(lanes).toEqual([
    ["a", 0, 2],
    ["b", 1, 2],
    ["c", 0, 2],
    ["d", 0, 1],
  ]);
});

it("never draws two events over each other, and loses none", () => {
  const span = fc.tuple(fc.integer({ min: 0, max: 1300 }), fc.integer({ min: 5, max: 120 }));
  fc.assert(
    fc.property(fc.array(span, { maxLength: 25 }), (spans) => {
      const events = spans.map(([start, length], index) => ({
        ...spanOf("2026-11-25", start, Math.min(1439, start + length), zone),
        id: String(index),
        title: "",
      }));
      const placed = layoutWeek(events, dates, zone).get("2026-11-25") ?? [];
      expect(placed).toHaveLength(events.length);
      for (const one of placed)
        for (const other of placed)
          if (one !== other && one.lane === other.lane)
            expect(one.endMinute <= other.startMinute || other.endMinute <= one.startMinute).toBe(true);
    }),
  );
});

it("keeps an event that crosses midnight in the day it starts", () => {
  const week = layoutWeek([event("n", "2026-11-24T22:00:00Z", "2026-11-25T02:00:00Z")], dates, zone);
  expect(week.get("2026-11-24")).toMatchObject([{ startMinute: 1380, endMinute: 1440 }]);
});

it("moves over the change of clocks at the same local hour and the same length", () => {
  const before = event("a", "2026-10-23T07:00:00Z", "2026-10-23T07:20:00Z");
  expect(movedTo(before, addDays("2026-10-23", 3), 540, zone)).toEqual({
    startsAt: "2026-10-26T08:00:00.000Z",
    endsAt: "2026-10-26T08:20:00.000Z",
  });
});

it("draws the hours that hold everything", () => {
  const week = layoutWeek([event("a", "2026-11-24T05:30:00Z", "2026-11-24T06:00:00Z")], dates, zone);
  expect(hoursToDraw(week.values(), 8, 20)).toEqual({ from: 6, to: 20 });
  expect(snap(52, 15)).toBe(45);
  expect(snap(53, 15)).toBe(60);
});
