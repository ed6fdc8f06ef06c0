import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  firstInstantFrom,
  firstInstantOf,
  fixedClock,
  isoWeekOf,
  isTimeZone,
  localDateOf,
  localDayBounds,
  localParts,
  localWeekBounds,
} from "./index.ts";

const ZONES = ["Europe/Paris", "Indian/Reunion", "America/Martinique"];
const hoursOf = (date: string, zone: string): number => {
  const { startsAt, endsAt } = localDayBounds(date, zone);
  return endsAt.since(startsAt).total("hours");
};

describe("local days", () => {
  it("last 23 and 25 hours in Paris on the days of change, 24 overseas", () => {
    expect(ZONES.map((zone) => hoursOf("2026-03-29", zone))).toEqual([23, 24, 24]);
    expect(ZONES.map((zone) => hoursOf("2026-10-25", zone))).toEqual([25, 24, 24]);
    expect(localDayBounds("2026-11-23", "Indian/Reunion").startsAt.toString()).toBe("2026-11-22T20:00:00Z");
  });

  it("make whole weeks, from Monday", () => {
    const week = localWeekBounds("2026-10-25", "Europe/Paris");
    expect(week.startsAt.toString()).toBe("2026-10-18T22:00:00Z");
    expect(week.endsAt.since(week.startsAt).total("hours")).toBe(169);
  });

  it("number weeks as ISO 8601 does", () => {
    expect(isoWeekOf("2026-11-23")).toEqual({ year: 2026, week: 48 });
    expect(isoWeekOf("2027-01-01")).toEqual({ year: 2026, week: 53 });
  });

  it("contain every instant of their own date, and Intl agrees with Temporal", () => {
    const anyInstant = fc.integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2035, 0, 1) });
    fc.assert(
      fc.property(anyInstant, fc.constantFrom(...ZONES, "Australia/Lord_Howe"), (epoch, zone) => {
        const instant = Temporal.Instant.fromEpochMilliseconds(epoch);
        const { startsAt, endsAt } = localDayBounds(localDateOf(instant, zone), zone);
        expect(Temporal.Instant.compare(startsAt, instant)).toBeLessThanOrEqual(0);
        expect(Temporal.Instant.compare(instant, endsAt)).toBe(-1);
        const zoned = instant.toZonedDateTimeISO(zone);
        const parts = localParts(instant, zone);
        expect([parts.year, parts.month, parts.day, parts.hour, parts.minute, parts.weekday]).toEqual([
          zoned.year,
          zoned.month,
          zoned.day,
          zoned.hour,
          zoned.minute,
          zoned.dayOfWeek,
        ]);
        expect(parts.offsetMinutes * 60_000_000_000).toBe(zoned.offsetNanoseconds);
      }),
    );
  });
});

describe("wall clocks", () => {
  const at = (text: string) => Temporal.PlainDateTime.from(text);

  it("never show the skipped hour, and show the repeated one first in summer time", () => {
    expect(firstInstantOf(at("2026-03-29T02:30"), "Europe/Paris")).toBeNull();
    expect(firstInstantFrom(at("2026-03-29T02:30"), "Europe/Paris").toString()).toBe("2026-03-29T01:00:00Z");
    expect(firstInstantOf(at("2026-10-25T02:30"), "Europe/Paris")?.toString()).toBe("2026-10-25T00:30:00Z");
    expect(firstInstantOf(at("2026-03-29T02:30"), "America/Martinique")?.toString()).toBe(
      "2026-03-29T06:30:00Z",
    );
  });

  it("know their zones", () => {
    expect(["Europe/Paris", "Indian/Reunion", "UTC"].every(isTimeZone)).toBe(true);
    expect(["", "+02:00", "Europe/Toulouse", "x".repeat(300)].some(isTimeZone)).toBe(false);
  });

  it("stand still in tests until told to move", () => {
    const clock = fixedClock("2026-11-23T08:00:00Z");
    clock.advance(90);
    expect(clock.now().toString()).toBe("2026-11-23T08:01:30Z");
  });
});
