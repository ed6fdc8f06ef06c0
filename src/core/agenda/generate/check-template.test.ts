import { describe, expect, it } from "vitest";
import { checkOpening, checkTemplate } from "./check-template.ts";
import { describeOpening, describeTemplate } from "./describe-template.ts";
import { overlappingTemplates } from "./overlapping-templates.ts";
import { anOpening, aTemplate } from "./sample-templates.ts";
import type { SlotTemplate } from "./slot-template.ts";

const fields = (change: Partial<SlotTemplate>) =>
  checkTemplate(aTemplate(change)).map((problem) => problem.field);

describe("checkTemplate", () => {
  it("accepts a good one", () => {
    expect(checkTemplate(aTemplate())).toEqual([]);
    expect(checkOpening(anOpening())).toEqual([]);
  });

  it.each<[Partial<SlotTemplate>, string]>([
    [{ weekdays: [] }, "weekdays"],
    [{ weekdays: [0] }, "weekdays"],
    [{ weekdays: [2, 2] }, "weekdays"],
    [{ startTime: "14h" }, "startTime"],
    [{ startTime: "24:00" }, "startTime"],
    [{ endTime: "14:00" }, "endTime"],
    [{ endTime: "13:00" }, "endTime"],
    [{ slotMinutes: 4 }, "slotMinutes"],
    [{ slotMinutes: Number.NaN }, "slotMinutes"],
    [{ slotMinutes: 61 }, "slotMinutes"],
    [{ places: 0 }, "places"],
    [{ places: 51 }, "places"],
    [{ places: 1.5 }, "places"],
    [{ audiences: [] }, "audiences"],
    [{ audiences: ["SNP", "SNP"] }, "audiences"],
    [{ audiences: ["TOUS" as "SNP"] }, "audiences"],
    [{ modality: "X" as "HH" }, "modality"],
    [{ reasons: Array(31).fill("toux") }, "reasons"],
    [{ reasons: [""] }, "reasons"],
    [{ validFrom: "2026-02-30" }, "validFrom"],
    [{ validTo: "2026-08-31" }, "validTo"],
    [{ validTo: "demain" }, "validTo"],
    [{ everyWeeks: 9 }, "everyWeeks"],
    [{ anchorOn: "hier" }, "anchorOn"],
    [{ onHolidays: "maybe" as "open" }, "onHolidays"],
  ])("refuses %j", (change, field) => expect(fields(change)).toEqual([field]));

  it("refuses an opening that ends before it begins, lasts too long or holds no slot", () => {
    const until = (endsAt: string) => checkOpening(anOpening({ endsAt: Temporal.Instant.from(endsAt) }));
    expect(until("2026-12-05T08:00:00Z")).toMatchObject([{ field: "endsAt" }]);
    expect(until("2026-12-06T08:01:00Z")).toMatchObject([{ field: "endsAt" }]);
    expect(until("2026-12-05T08:19:00Z")).toMatchObject([{ field: "slotMinutes" }]);
  });
});

describe("overlappingTemplates", () => {
  const first = aTemplate({ id: "a" });
  const overlaps = (change: Partial<SlotTemplate>) =>
    overlappingTemplates([aTemplate({ id: "b", ...change }), first]);

  it("says which hours meet", () => {
    expect(overlaps({ startTime: "14:30", endTime: "16:00", weekdays: [1, 2] })).toEqual([
      { firstId: "a", secondId: "b", weekday: 2, why: "Le mardi, 14 h–15 h et 14 h 30–16 h se recouvrent." },
    ]);
  });

  it("leaves alone other hours, days, people, seasons and alternate weeks", () => {
    expect(overlaps({ startTime: "15:00", endTime: "16:00" })).toEqual([]);
    expect(overlaps({ weekdays: [3] })).toEqual([]);
    expect(overlaps({ professionalId: "dr-b" })).toEqual([]);
    expect(overlaps({ validFrom: "2027-01-01", validTo: null })).toEqual([]);
    const odd = aTemplate({ id: "odd", everyWeeks: 2, anchorOn: "2026-09-01" });
    const even = aTemplate({ id: "even", everyWeeks: 2, anchorOn: "2026-09-08" });
    expect(overlappingTemplates([odd, even])).toEqual([]);
    expect(overlappingTemplates([odd, { ...even, anchorOn: "2026-09-20" }])).toHaveLength(1);
  });
});

describe("describeTemplate", () => {
  const say = (change: Partial<SlotTemplate>) => describeTemplate(aTemplate(change), "2026-11-23");

  it("speaks as its owner would", () => {
    expect(say({})).toBe("chaque mardi 14 h–15 h, 4 places, jusqu'au 18 décembre");
    expect(say({ weekdays: [4, 1, 2], validTo: "2027-01-01" })).toBe(
      "chaque lundi, mardi et jeudi 14 h–15 h, 4 places, jusqu'au 1er janvier 2027",
    );
    expect(say({ everyWeeks: 2, validTo: null, modality: "HH" })).toBe(
      "un mardi sur deux 14 h–15 h, 4 places, à domicile",
    );
    expect(say({ everyWeeks: 3, weekdays: [1, 4], validTo: null })).toBe(
      "le lundi et le jeudi, une semaine sur 3, 14 h–15 h, 4 places",
    );
    expect(
      say({ weekdays: [1, 2, 3, 4, 5, 6, 7], validFrom: "2026-12-01", slotMinutes: 60, onHolidays: "open" }),
    ).toBe(
      "chaque jour 14 h–15 h, 1 place, à partir du 1er décembre, jusqu'au 18 décembre, jours fériés compris",
    );
    expect(describeOpening(anOpening(), "Europe/Paris", "2026-11-23T08:00:00Z")).toBe(
      "samedi 5 décembre, 9 h, pendant 3 h, 9 places",
    );
  });
});
