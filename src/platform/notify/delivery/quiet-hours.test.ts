import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DEFAULT_QUIET_HOURS, firstLoudInstant } from "./quiet-hours.ts";

const at = (instant: string, quiet = DEFAULT_QUIET_HOURS, zone = "Europe/Paris") =>
  firstLoudInstant(Temporal.Instant.from(instant), quiet, zone).toString();

describe("quiet hours", () => {
  test.each([
    ["in the evening: the next morning", "2026-11-23T22:30:00Z", "2026-11-24T06:00:00Z"],
    ["in the night: this morning", "2026-11-24T02:00:00Z", "2026-11-24T06:00:00Z"],
    ["by day: now", "2026-11-24T09:00:00Z", "2026-11-24T09:00:00Z"],
    ["at 7 exactly: now", "2026-11-24T06:00:00Z", "2026-11-24T06:00:00Z"],
    ["the night when clocks go back", "2026-10-24T21:00:00Z", "2026-10-25T06:00:00Z"],
    ["the night when clocks go forward", "2026-03-28T22:00:00Z", "2026-03-29T05:00:00Z"],
  ])("%s", (_what, now, expected) => {
    expect(at(now)).toBe(expected);
  });

  test("in the zone of the territory, at noon too, and never when both ends are the same", () => {
    expect(at("2026-11-23T19:00:00Z", DEFAULT_QUIET_HOURS, "Indian/Reunion")).toBe("2026-11-24T03:00:00Z");
    expect(at("2026-11-23T12:00:00Z", { from: "12:30", until: "14:00" })).toBe("2026-11-23T13:00:00Z");
    expect(at("2026-11-23T23:00:00Z", { from: "08:00", until: "08:00" })).toBe("2026-11-23T23:00:00Z");
    // 2:30 does not exist on this night: from the moment of the change on.
    expect(at("2026-03-29T00:30:00Z", { from: "22:00", until: "02:30" })).toBe("2026-03-29T01:00:00Z");
  });

  test("never before now, never a day later, and loud when it comes", () => {
    const time = fc
      .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
      .map(([h, m]) => `${String(h).padStart(2, "0")}:${String(m).padStart(2, "0")}`);
    fc.assert(
      fc.property(
        fc.integer({ min: 1_767_225_600, max: 1_798_761_600 }),
        time,
        time,
        (seconds, from, until) => {
          const now = Temporal.Instant.fromEpochMilliseconds(seconds * 1000);
          const loud = firstLoudInstant(now, { from, until }, "Europe/Paris");
          expect(Temporal.Instant.compare(loud, now)).toBeGreaterThanOrEqual(0);
          expect(loud.epochMilliseconds - now.epochMilliseconds).toBeLessThanOrEqual(25 * 3_600_000);
        },
      ),
    );
  });
});
