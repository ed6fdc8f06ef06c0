import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { localDateOf } from "../../../platform/time/index.ts";
import { type ClockRules, contractDates, endDate } from "./contract-dates.ts";
import { alertDue, holdDates } from "./hold-dates.ts";

const mission = (code: string, startMonths: number | null, fullMonths: number | null) => ({
  code,
  label: code,
  isCore: startMonths !== null,
  startMonths,
  fullMonths,
});
const rules: ClockRules = {
  missions: [
    mission("ACCES", 6, 18),
    mission("PARCOURS", 12, 24),
    mission("PREVENTION", 12, 24),
    mission("CRISE", 6, 18),
    mission("QUALITE", null, null),
  ],
  anniversaryMonths: 12,
  contractMonths: 60,
  crisisPlanMonths: 12,
  renewalPreparationMonths: 6,
  reportDays: 60,
};
const datesOf = (signedOn: string) =>
  Object.fromEntries(contractDates(signedOn, rules).map(({ key, dueOn }) => [key, dueOn]));

describe("the dates of a contract", () => {
  test("signed on 1 July 2021: 6/18 and 12/24 months, five anniversaries, renewal at five years", () => {
    expect(datesOf("2021-07-01")).toMatchObject({
      signature: "2021-07-01",
      "start.ACCES": "2022-01-01",
      "full.ACCES": "2023-01-01",
      "start.PARCOURS": "2022-07-01",
      "full.PARCOURS": "2023-07-01",
      "start.QUALITE": null,
      "full.QUALITE": null,
      "crisis-plan.1": "2023-01-01",
      "crisis-plan.4": "2026-01-01",
      "report.1": "2022-05-02",
      "dialogue.1": "2022-07-01",
      "dialogue.5": "2026-07-01",
      "renewal-preparation": "2026-01-01",
      renewal: "2026-07-01",
    });
    expect(datesOf("2021-07-01")).not.toHaveProperty("crisis-plan.5");
    expect(datesOf("2021-07-01")).not.toHaveProperty("dialogue.6");
  });

  test.each([
    ["2022-08-31", "start.ACCES", "2023-02-28"],
    ["2023-08-31", "start.ACCES", "2024-02-29"],
    ["2023-08-31", "full.ACCES", "2025-02-28"],
    ["2023-08-31", "start.PARCOURS", "2024-08-31"],
    ["2024-02-29", "dialogue.1", "2025-02-28"],
    ["2024-02-29", "dialogue.4", "2028-02-29"],
    ["2024-02-29", "renewal", "2029-02-28"],
    ["2021-12-31", "start.CRISE", "2022-06-30"],
    ["2021-10-31", "full.CRISE", "2023-04-30"],
  ])("signed on %s, %s is %s: the last day of a month that is too short", (signedOn, key, day) => {
    expect(datesOf(signedOn)[key]).toBe(day);
  });

  test("always as many, in order, on the day of the signature or on the last of the month", () => {
    const day = fc.date({ min: new Date("2019-06-20"), max: new Date("2090-12-31"), noInvalidDate: true });
    fc.assert(
      fc.property(day, (at) => {
        const signedOn = at.toISOString().slice(0, 10);
        const dates = contractDates(signedOn, rules);
        const known = dates.flatMap(({ dueOn }) => (dueOn === null ? [] : [dueOn]));
        expect(dates).toHaveLength(10 + 1 + 4 + 10 + 2);
        expect(new Set(dates.map(({ key }) => key)).size).toBe(dates.length);
        expect([...known].sort()).toEqual(known);
        const signed = Temporal.PlainDate.from(signedOn);
        for (const { kind, dueOn } of dates) {
          if (dueOn === null || kind === "report") continue;
          const due = Temporal.PlainDate.from(dueOn);
          expect(due.day === signed.day || due.day === due.daysInMonth).toBe(true);
        }
      }),
      { numRuns: 150, seed: 11 },
    );
  });
});

describe("how a date stands", () => {
  const held = (today: string, kept: Parameters<typeof holdDates>[1] = []) =>
    new Map(holdDates(contractDates("2026-06-30", rules), kept, today, 90).map((one) => [one.key, one]));

  test("the signature is done; soon within the delay, late from the day after", () => {
    expect(held("2026-11-23").get("signature")).toMatchObject({ state: "done", doneOn: "2026-06-30" });
    expect(held("2026-09-30").get("start.ACCES")).toMatchObject({ state: "ahead", daysLeft: 91 });
    expect(held("2026-10-01").get("start.ACCES")).toMatchObject({ state: "soon", daysLeft: 90 });
    expect(held("2026-12-30").get("start.ACCES")).toMatchObject({ state: "soon", daysLeft: 0 });
    expect(held("2026-12-31").get("start.ACCES")).toMatchObject({ state: "late", daysLeft: -1 });
    expect(held("2026-12-31").get("start.QUALITE")).toMatchObject({ state: "open", daysLeft: null });
  });

  test("the day is that of the territory: La Réunion is already in the day after", () => {
    const instant = Temporal.Instant.from("2026-12-30T21:30:00Z");
    expect(held(localDateOf(instant, "Europe/Paris").toString()).get("start.ACCES")?.state).toBe("soon");
    expect(held(localDateOf(instant, "Indian/Reunion").toString()).get("start.ACCES")?.state).toBe("late");
    expect(held(localDateOf(instant, "America/Guadeloupe").toString()).get("start.ACCES")?.state).toBe(
      "soon",
    );
  });

  test("what the CPTS wrote holds: another day, done, a day for an optional mission", () => {
    const kept = [
      { key: "start.ACCES", dueOn: "2027-02-01", doneOn: null, note: "Avenant", revision: 1 },
      { key: "full.ACCES", dueOn: null, doneOn: "2027-03-01", note: "", revision: 2 },
      { key: "start.QUALITE", dueOn: "2027-01-15", doneOn: null, note: "", revision: 1 },
    ];
    const all = held("2026-12-31", kept);
    expect(all.get("start.ACCES")).toMatchObject({
      dueOn: "2027-02-01",
      computedOn: "2026-12-30",
      state: "soon",
    });
    expect(all.get("full.ACCES")).toMatchObject({ state: "done", doneOn: "2027-03-01" });
    expect(all.get("start.QUALITE")).toMatchObject({ computedOn: null, dueOn: "2027-01-15", state: "soon" });
  });

  test("one alert at a time: the nearest delay that it has come within, then its day", () => {
    const leads = [90, 30, 7];
    const due = (daysLeft: number | null, doneOn: string | null = null) =>
      alertDue({ daysLeft, doneOn, state: "ahead" }, leads);
    expect([91, 90, 31, 30, 8, 7, 1, 0, -12].map((days) => due(days))).toEqual([
      null,
      90,
      90,
      30,
      30,
      7,
      7,
      0,
      0,
    ]);
    expect(due(null)).toBeNull();
    expect(due(0, "2026-01-01")).toBeNull();
    expect(alertDue({ daysLeft: 0, doneOn: null, state: "stopped" }, leads)).toBeNull();
  });

  test("ended, it awaits what comes before its last day, and once over nothing", () => {
    const states = (today: string, endsOn: string) => {
      const dates = [...contractDates("2026-06-30", rules), endDate(endsOn, "dénoncé par la CPTS")];
      const kept = [{ key: "full.CRISE", dueOn: null, doneOn: "2026-11-01", note: "", revision: 1 }];
      const all = holdDates(dates, kept, today, 90, endsOn);
      return new Map(all.map(({ key, state }) => [key, state]));
    };
    const before = states("2026-11-23", "2027-06-30");
    expect(["start.ACCES", "end", "dialogue.1", "start.QUALITE"].map((key) => before.get(key))).toEqual([
      "soon",
      "ahead",
      "stopped",
      "stopped",
    ]);
    const over = states("2027-07-01", "2027-06-30");
    expect(new Set(over.values())).toEqual(new Set(["done", "stopped"]));
    expect(["signature", "full.CRISE", "end"].map((key) => over.get(key))).toEqual(["done", "done", "done"]);
  });
});
