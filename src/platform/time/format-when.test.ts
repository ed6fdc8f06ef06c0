import { describe, expect, it, vi } from "vitest";
import {
  formatDate,
  formatExact,
  formatLasting,
  formatPlainDate,
  formatPlainDay,
  formatPlainTime,
  formatTime,
  formatWhen,
} from "./index.ts";

const PARIS = "Europe/Paris";
const REUNION = "Indian/Reunion";
const MARTINIQUE = "America/Martinique";
const now = "2026-11-23T08:00:00Z";

describe("formatWhen", () => {
  it("says today, tomorrow, yesterday and other days as people do", () => {
    expect(formatWhen("2026-11-23T13:20:00Z", PARIS, now)).toBe("aujourd'hui 14 h 20");
    expect(formatWhen("2026-11-24T08:00:00Z", PARIS, now)).toBe("demain, mardi 24, 9 h");
    expect(formatWhen("2026-11-22T08:00:00Z", PARIS, now)).toBe("hier, dimanche 22, 9 h");
    expect(formatWhen("2026-11-30T08:05:00Z", PARIS, now)).toBe("lundi 30 novembre, 9 h 05");
    expect(formatWhen("2026-12-01T08:05:00Z", PARIS, now)).toBe("mardi 1er décembre, 9 h 05");
    expect(formatWhen("2027-01-04T08:00:00Z", PARIS, now)).toBe("lundi 4 janvier 2027, 9 h");
  });

  it("takes the day of the territory, not of Greenwich", () => {
    const late = "2026-11-23T21:30:00Z";
    expect(formatWhen(late, PARIS, now)).toBe("aujourd'hui 22 h 30");
    expect(formatWhen(late, REUNION, now)).toBe("demain, mardi 24, 1 h 30");
    expect(formatWhen(late, MARTINIQUE, now)).toBe("aujourd'hui 17 h 30");
  });

  it("accepts an instant, a Date and milliseconds alike", () => {
    const instant = Temporal.Instant.from("2026-11-23T13:20:00Z");
    const forms = [instant, new Date(instant.epochMilliseconds), instant.epochMilliseconds];
    for (const form of forms) expect(formatWhen(form, PARIS, now)).toBe("aujourd'hui 14 h 20");
    expect(() => formatWhen("demain", PARIS, now)).toThrow("Instant illisible");
  });

  it("is right around the changes of 2026", () => {
    expect(formatTime("2026-03-29T00:59:00Z", PARIS)).toBe("1 h 59");
    expect(formatTime("2026-03-29T01:00:00Z", PARIS)).toBe("3 h");
    expect(formatTime("2026-03-29T01:00:00Z", REUNION)).toBe("5 h");
    expect(formatExact("2026-10-25T00:30:00Z", PARIS)).toBe("dimanche 25 octobre 2026 à 2 h 30 (UTC+2)");
    expect(formatExact("2026-10-25T01:30:00Z", PARIS)).toBe("dimanche 25 octobre 2026 à 2 h 30 (UTC+1)");
    expect(formatExact("2026-10-25T01:30:00Z", MARTINIQUE)).toBe("samedi 24 octobre 2026 à 21 h 30 (UTC−4)");
    expect(formatWhen("2026-10-26T08:00:00Z", PARIS, "2026-10-24T22:30:00Z")).toBe("demain, lundi 26, 9 h");
  });
});

describe("other forms", () => {
  it("says the same on the day, the day before and the year after, for what is read again later", () => {
    expect(formatLasting("2026-11-23T13:20:00Z", PARIS, now)).toBe("lundi 23 novembre, 14 h 20");
    expect(formatLasting("2026-11-24T08:00:00Z", PARIS, now)).toBe("mardi 24 novembre, 9 h");
    expect(formatLasting("2027-01-01T08:00:00Z", PARIS, now)).toBe("vendredi 1er janvier 2027, 9 h");
  });

  it("writes dates and times of the calendar", () => {
    expect(formatDate("2026-11-30T08:05:00Z", PARIS)).toBe("lundi 30 novembre 2026");
    expect(formatPlainDate("2026-12-18", 2026)).toBe("18 décembre");
    expect(formatPlainDate("2027-01-01", 2026)).toBe("1er janvier 2027");
    expect(formatPlainDay("2026-11-24")).toBe("mardi 24 novembre 2026");
    expect(formatPlainTime("09:05")).toBe("9 h 05");
    expect(() => formatPlainDate("18/12/2026")).toThrow("AAAA-MM-JJ");
    expect(() => formatPlainTime("9h")).toThrow("HH:MM");
  });

  it("works where Temporal does not exist, as in some browsers", async () => {
    vi.resetModules();
    vi.stubGlobal("Temporal", undefined);
    try {
      const door = await import("./index.ts");
      expect(door.formatWhen(Date.parse("2026-11-23T13:20:00Z"), PARIS, Date.parse(now))).toBe(
        "aujourd'hui 14 h 20",
      );
      expect(door.formatDelay(1440)).toBe("sous 24 h");
    } finally {
      vi.unstubAllGlobals();
    }
  });
});
