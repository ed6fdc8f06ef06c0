import { expect, test } from "vitest";
import { fixedClock } from "./clock.ts";
import { keptSince } from "./kept-since.ts";

const at = (instant: string) => ({ clock: fixedClock(instant) });

test.each([
  [
    "the local day decides, not the day in UTC",
    "2026-11-21T23:30:00Z",
    "Europe/Paris",
    12,
    "2025-11-21T23:00:00Z",
  ],
  ["another zone, another day", "2026-11-21T21:30:00Z", "Indian/Reunion", 12, "2025-11-21T20:00:00Z"],
  [
    "a month that has no such day ends on its last",
    "2026-03-31T12:00:00Z",
    "Europe/Paris",
    1,
    "2026-02-27T23:00:00Z",
  ],
  ["a clock change between the two", "2026-04-10T12:00:00Z", "Europe/Paris", 1, "2026-03-09T23:00:00Z"],
])("%s", (_, now, zone, months, before) => {
  expect(keptSince(at(now), zone, months)).toEqual(new Date(before));
});
