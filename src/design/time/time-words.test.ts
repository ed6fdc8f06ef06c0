import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addDays,
  clockFace,
  clockWords,
  dateIn,
  formatDistance,
  instantAt,
  minuteIn,
  mondayOf,
  weekOf,
} from "./time-words.ts";

const iso = (epoch: number) => new Date(epoch).toISOString();

describe("instantAt", () => {
  it("follows the territory's clock, in summer, in winter, overseas", () => {
    expect(iso(instantAt("2026-07-01", 14 * 60 + 20, "Europe/Paris"))).toBe("2026-07-01T12:20:00.000Z");
    expect(iso(instantAt("2026-12-01", 9 * 60, "Europe/Paris"))).toBe("2026-12-01T08:00:00.000Z");
    expect(iso(instantAt("2026-12-01", 9 * 60, "Indian/Reunion"))).toBe("2026-12-01T05:00:00.000Z");
  });
  it("takes the first of an hour that comes twice", () => {
    expect(iso(instantAt("2026-10-25", 150, "Europe/Paris"))).toBe("2026-10-25T00:30:00.000Z");
  });
  it("moves an hour that is skipped past the change", () => {
    expect(iso(instantAt("2026-03-29", 150, "Europe/Paris"))).toBe("2026-03-29T01:30:00.000Z");
  });
  it("comes back to the same date and minute wherever the clock does not change", () => {
    const zones = ["Europe/Paris", "Indian/Reunion", "America/Martinique", "Pacific/Noumea"];
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.integer({ min: 0, max: 3000 }),
        fc.integer({ min: 240, max: 1439 }),
        (zone, days, minute) => {
          const date = addDays("2024-01-01", days);
          const epoch = instantAt(date, minute, zone);
          expect(dateIn(epoch, zone)).toBe(date);
          expect(minuteIn(epoch, zone)).toBe(minute);
        },
      ),
    );
  });
});

describe("dates", () => {
  it("finds the Monday and the week across the turn of a year", () => {
    expect(mondayOf("2027-01-03")).toBe("2026-12-28");
    expect(mondayOf("2026-12-28")).toBe("2026-12-28");
    expect(weekOf("2026-12-28").at(-1)).toBe("2027-01-03");
  });
  it("shows the local date, not the one of Greenwich", () => {
    expect(dateIn("2026-11-23T22:00:00Z", "Indian/Reunion")).toBe("2026-11-24");
  });
});

it.each([
  [7, "0:07"],
  [220, "3:40"],
  [3725, "1:02:05"],
  [-5, "0:00"],
])("a clock of %i s shows %s", (seconds, face) => {
  expect(clockFace(seconds)).toBe(face);
});

it.each([
  [-5, "0 s"],
  [45, "45 s"],
  [444, "7 min 24"],
  [705, "11 min"],
  [3_600, "1 h 00"],
  [85_871, "23 h 51"],
  [97_200, "1 jour 3 h"],
])("%i s in a line are said %s", (seconds, words) => {
  expect(clockWords(seconds)).toBe(words);
});

it.each([
  [0, "0 m"],
  [340, "350 m"],
  [1249, "1,2 km"],
  [3000, "3 km"],
  [12_400, "12 km"],
])("%i metres are said %s", (meters, words) => {
  expect(formatDistance(meters)).toBe(words);
});
