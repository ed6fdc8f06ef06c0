import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { defaultRules } from "./default-rules.ts";
import { type PriorityRules, priorityRules } from "./priority-contract.ts";
import { bandBounds, bandOf, type WeighedSituation, weighRequest } from "./weigh-request.ts";

const TODAY = "2026-11-21";
const dayFrom = (days: number): string => Temporal.PlainDate.from(TODAY).add({ days }).toString();

const points = fc.integer({ min: 0, max: 10_000 });
const plain = fc.record({ points });
const days = fc.integer({ min: 1, max: 365 });
const anyRules: fc.Arbitrary<PriorityRules> = fc.record({
  ald: plain,
  age: fc.record({ points, fromYears: fc.integer({ min: 1, max: 120 }) }),
  rights: plain,
  disability: plain,
  pregnancy: plain,
  homebound: plain,
  isolated: plain,
  treatmentEnds: fc.record({ points, withinDays: days, afterDays: days }),
  leftHospital: fc.record({ points, withinDays: days }),
  waiting: fc.record({ pointsPerMonth: points, mostPoints: points }),
  bands: fc.constant({ high: 70, medium: 30 }),
  source: fc.constant(""),
});
const maybe = fc.constantFrom(true, false, null);
const maybeDay = fc.option(fc.integer({ min: -400, max: 400 }).map(dayFrom), { nil: null });
const anySituation: fc.Arbitrary<WeighedSituation> = fc.record({
  ald: maybe,
  disability: maybe,
  pregnancy: maybe,
  homebound: maybe,
  isolated: maybe,
  rights: fc.constantFrom("none", "c2s", "ame", null),
  treatmentEndsOn: maybeDay,
  leftHospitalOn: maybeDay,
  birthOn: fc.option(fc.integer({ min: -36_500, max: 10 }).map(dayFrom), { nil: null }),
  waitingSinceOn: fc.integer({ min: -2_000, max: 10 }).map(dayFrom),
});

const weightOf = (rules: PriorityRules, one: WeighedSituation, today = TODAY) =>
  weighRequest(rules, one, today).weight;

describe("weighing", () => {
  test("is the sum of parts that each say why, and the same three give the same answer", () => {
    fc.assert(
      fc.property(anyRules, anySituation, (rules, one) => {
        const found = weighRequest(rules, one, TODAY);
        expect(found.weight).toBe(found.parts.reduce((sum, part) => sum + part.points, 0));
        expect(found.parts.every((part) => part.points > 0 && part.sentence.length > 2)).toBe(true);
        expect(new Set(found.parts.map(({ code }) => code)).size).toBe(found.parts.length);
        expect(weighRequest(structuredClone(rules), structuredClone(one), TODAY)).toEqual(found);
      }),
    );
  });

  test("one more difficulty never weighs less", () => {
    const worse: Partial<WeighedSituation>[] = [
      { ald: true },
      { disability: true },
      { pregnancy: true },
      { homebound: true },
      { isolated: true },
      { rights: "ame" },
      { treatmentEndsOn: TODAY },
      { leftHospitalOn: TODAY },
      { birthOn: "1900-01-01" },
    ];
    fc.assert(
      fc.property(anyRules, anySituation, fc.constantFrom(...worse), (rules, one, change) => {
        expect(weightOf(rules, { ...one, ...change })).toBeGreaterThanOrEqual(weightOf(rules, one));
      }),
    );
  });

  test("more points for a criterion never weigh less", () => {
    fc.assert(
      fc.property(anyRules, anySituation, points, (rules, one, more) => {
        const raised = { ...rules, ald: { points: rules.ald.points + more } };
        expect(weightOf(raised, one)).toBeGreaterThanOrEqual(weightOf(rules, one));
      }),
    );
  });

  test("waiting one day more, or a treatment one day nearer to its end, never weighs less", () => {
    fc.assert(
      fc.property(anyRules, anySituation, fc.integer({ min: 0, max: 800 }), (rules, one, day) => {
        // Leaving hospital, and a treatment that has ended, are urgent for a time only: left out of what only grows.
        const ends = one.treatmentEndsOn;
        const isAhead = ends !== null && ends > dayFrom(day);
        const growing = { ...one, leftHospitalOn: null, treatmentEndsOn: isAhead ? ends : null };
        expect(weightOf(rules, growing, dayFrom(day + 1))).toBeGreaterThanOrEqual(
          weightOf(rules, growing, dayFrom(day)),
        );
      }),
    );
  });

  test("waiting never gives more than its most, and every weight fits its column", () => {
    fc.assert(
      fc.property(anyRules, anySituation, (rules, one) => {
        const { weight, parts } = weighRequest(rules, one, TODAY);
        const waiting = parts.find(({ code }) => code === "waiting");
        expect(waiting?.points ?? 0).toBeLessThanOrEqual(rules.waiting.mostPoints);
        expect(weight).toBeLessThanOrEqual(1_000_000);
      }),
    );
  });

  test("a weight is in exactly one band", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 200 }), (weight) => {
        const inside = (["high", "medium", "low"] as const).filter((band) => {
          const { from, below } = bandBounds(defaultRules, band);
          return weight >= from && weight < below;
        });
        expect(inside).toEqual([bandOf(defaultRules, weight)]);
      }),
    );
  });
});

describe("what no rule may look at", () => {
  test.each(["origin", "opinion", "income", "nationality", "religion", "name", "commune"])(
    "%s has no place in a set of rules, and changes no weight",
    (name) => {
      expect(priorityRules.safeParse(defaultRules).success).toBe(true);
      expect(priorityRules.safeParse({ ...defaultRules, [name]: { points: 5 } }).success).toBe(false);
      const base: WeighedSituation = {
        ald: true,
        disability: null,
        pregnancy: null,
        homebound: null,
        isolated: null,
        rights: null,
        treatmentEndsOn: null,
        leftHospitalOn: null,
        birthOn: null,
        waitingSinceOn: TODAY,
      };
      const withMore = { ...base, [name]: "x" } as WeighedSituation;
      expect(weighRequest(defaultRules, withMore, TODAY)).toEqual(weighRequest(defaultRules, base, TODAY));
    },
  );
});
