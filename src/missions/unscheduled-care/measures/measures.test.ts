import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { measureDefinitions } from "./definitions.ts";
import { groupMeasures, SMALL_NUMBER } from "./group-measures.ts";
import { median, quantile } from "./quantile.ts";
import { type MeasuredRequest, measureRequests } from "./request-measures.ts";
import { measureSlots } from "./slot-measures.ts";
import { measureThirdNext, thirdNextAvailable } from "./third-next-available.ts";

const requestedAt = Temporal.Instant.from("2026-11-02T08:00:00Z");
const hours = (value: number) => requestedAt.add({ minutes: Math.round(value * 60) });
const aRequest = (change: Partial<MeasuredRequest> = {}): MeasuredRequest => ({
  requestedAt,
  wantedBy: hours(24),
  appointmentAt: hours(6),
  redFlag: null,
  cancelled: false,
  outcome: "seen",
  levelCode: "ORANGE",
  communeCode: "31555",
  professionCode: "10",
  ...change,
});

describe("requests", () => {
  it("are measured as they are defined", () => {
    const week = [
      aRequest(),
      aRequest({ appointmentAt: hours(24), outcome: "noshow" }),
      aRequest({ appointmentAt: hours(30), outcome: "none" }),
      aRequest({ appointmentAt: hours(60), wantedBy: null, outcome: null }),
      aRequest({ appointmentAt: null, outcome: null }),
      aRequest({ redFlag: "called-15", appointmentAt: null, outcome: null }),
      aRequest({ redFlag: "undecided", appointmentAt: null, outcome: null }),
      aRequest({ redFlag: "decided", appointmentAt: hours(90), outcome: null }),
      aRequest({ cancelled: true, appointmentAt: null, outcome: null }),
    ];
    expect(measureRequests(week, hours(1_000))).toEqual({
      requests: 9,
      redFlags: 3,
      calledThe15: 1,
      decidedOtherwise: 1,
      undecided: 1,
      oriented: 6,
      booked: { numerator: 5, denominator: 6, share: 5 / 6 },
      delayAskedMedianMinutes: 1440,
      delayObtainedMedianMinutes: 30 * 60,
      delayObtainedP90Minutes: (60 + 0.6 * 30) * 60,
      withinAsked: { numerator: 2, denominator: 5, share: 0.4 },
      within24h: { numerator: 2, denominator: 6, share: 1 / 3 },
      within48h: { numerator: 3, denominator: 6, share: 0.5 },
      inProgress24h: 0,
      inProgress48h: 0,
      noShows: { numerator: 1, denominator: 2, share: 0.5 },
    });
  });

  it("count as missed only what can no longer be kept", () => {
    const made = [
      aRequest(),
      aRequest({ appointmentAt: null, outcome: null }),
      // Ended without an appointment: it will never have one.
      aRequest({ appointmentAt: null, outcome: "redirected" }),
    ];
    const at = (now: number) => {
      const { within24h, within48h, inProgress24h, inProgress48h } = measureRequests(made, hours(now));
      return [inProgress24h, within24h.denominator, inProgress48h, within48h.denominator];
    };
    expect([at(23.9), at(24), at(47.9), at(48)]).toEqual([
      [1, 2, 1, 2],
      [0, 3, 1, 2],
      [0, 3, 1, 2],
      [0, 3, 0, 3],
    ]);
  });

  it("give no share of nothing", () => {
    expect(measureRequests([], hours(0))).toMatchObject({
      delayObtainedMedianMinutes: null,
      within24h: { share: null },
    });
  });

  it("keep shares in order: 24 h within 48 h within booked, all between 0 and 1", () => {
    const any = fc.record({
      at: fc.option(fc.integer({ min: 0, max: 200 })),
      redFlag: fc.constantFrom("called-15", "decided", "undecided", null),
      cancelled: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(any), fc.integer({ min: 0, max: 100 }), (given, now) => {
        const made = given.map(({ at, ...rest }) =>
          aRequest({ ...rest, appointmentAt: at === null ? null : hours(at) }),
        );
        const measured = measureRequests(made, hours(now));
        const { within24h, within48h, booked, oriented } = measured;
        expect(measured.calledThe15 + measured.decidedOtherwise + measured.undecided).toBe(measured.redFlags);
        expect(measured.redFlags).toBe(made.filter(({ redFlag }) => redFlag !== null).length);
        expect(within24h.numerator).toBeLessThanOrEqual(within48h.numerator);
        expect(within48h.numerator).toBeLessThanOrEqual(booked.numerator);
        expect(booked.numerator).toBeLessThanOrEqual(oriented);
        expect(measured.inProgress24h).toBeLessThanOrEqual(measured.inProgress48h);
        for (const one of [within24h, within48h]) expect(one.numerator).toBeLessThanOrEqual(one.denominator);
      }),
    );
  });
});

it("slots count places of the past only", () => {
  const slot = { startsAt: hours(0), places: 4, taken: 1, communeCode: null, professionCode: "10" };
  const slots = [slot, { ...slot, taken: 0, places: 2 }, { ...slot, startsAt: hours(3), taken: 4 }];
  expect(measureSlots(slots, hours(1))).toEqual({
    slots: 2,
    placesFilled: { numerator: 1, denominator: 6, share: 1 / 6 },
    placesEmpty: 5,
    emptySlots: 1,
  });
});

describe("quantiles", () => {
  it("interpolate between ranks", () => {
    expect([median([]), median([3]), median([4, 1]), quantile([10, 0, 20], 0.9)]).toEqual([null, 3, 2.5, 18]);
  });

  it("lie between the extremes and grow with the share", () => {
    const shares = fc.tuple(
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
    );
    fc.assert(
      fc.property(fc.array(fc.integer(), { minLength: 1 }), shares, (values, [a, b]) => {
        const [low, high] = [quantile(values, Math.min(a, b))!, quantile(values, Math.max(a, b))!];
        expect(low).toBeGreaterThanOrEqual(Math.min(...values));
        expect(high).toBeLessThanOrEqual(Math.max(...values));
        expect(low).toBeLessThanOrEqual(high + 1e-6);
      }),
    );
  });
});

describe("groups", () => {
  const items = (counts: Record<string, number>) =>
    Object.entries(counts).flatMap(([key, n]) => Array(n).fill(key) as string[]);
  const group = (counts: Record<string, number>, maskBelow = SMALL_NUMBER) =>
    groupMeasures(
      items(counts),
      (key) => key,
      (list) => list.length,
      { maskBelow },
    ).map((row) => [row.key, row.count]);

  it("come largest first, whole when nothing is masked", () => {
    expect(group({ a: 3, b: 12, c: 3 }, 0)).toEqual([
      ["b", 12],
      ["a", 3],
      ["c", 3],
    ]);
  });

  it("lose their figures when small, with a second one when one alone could be deduced", () => {
    expect(group({ a: 30, b: 10, c: 20, d: 4 })).toEqual([
      ["a", 30],
      ["c", 20],
      ["b", null],
      ["d", null],
    ]);
    expect(group({ a: 30, b: 11, c: 20, d: 10 })).toEqual([
      ["a", 30],
      ["c", 20],
      ["b", null],
      ["d", null],
    ]);
    expect(group({ a: 10 })).toEqual([["a", null]]);
  });

  it("never show fewer than the threshold, nor leave one figure to be deduced", () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string({ minLength: 1, maxLength: 2 }), fc.integer({ min: 1, max: 25 })),
        (counts) => {
          const rows = group(counts);
          const hidden = rows.filter(([, count]) => count === null).length;
          for (const [, count] of rows)
            if (count !== null) expect(count).toBeGreaterThanOrEqual(SMALL_NUMBER);
          expect(hidden === 1 && rows.length > 1).toBe(false);
        },
      ),
    );
  });
});

describe("third next available", () => {
  const zone = "Europe/Paris";
  const now = Temporal.Instant.from("2026-10-24T08:00:00Z");
  const free = (day: number, placesLeft = 1) => ({ startsAt: now.add({ hours: 24 * day }), placesLeft });

  it("counts calendar days to the third free place, over a clock change too", () => {
    expect(thirdNextAvailable([free(0), free(1), free(2)], now, zone)?.days).toBe(2);
    expect(thirdNextAvailable([free(0, 3)], now, zone)?.days).toBe(0);
    expect(thirdNextAvailable([free(-1, 5), free(0, 0), free(1, 2), free(4)], now, zone)?.days).toBe(4);
    expect(thirdNextAvailable([free(1), free(2)], now, zone)).toBeNull();
    const lateEvening = { startsAt: Temporal.Instant.from("2026-10-24T22:30:00Z"), placesLeft: 3 };
    expect(thirdNextAvailable([lateEvening], now, zone)?.days).toBe(1);
    expect(thirdNextAvailable([lateEvening], now, "America/Martinique")?.days).toBe(0);
  });

  it("is the median of the professionals of a commune, those without a third place included", () => {
    const agenda = (professionalId: string, ...freeSlots: ReturnType<typeof free>[]) => ({
      professionalId,
      professionCode: "10",
      communeCode: "31555",
      freeSlots,
    });
    const row = { professionCode: "10", communeCode: "31555" };
    expect(
      measureThirdNext([agenda("a", free(1, 3)), agenda("b", free(5, 3)), agenda("c")], now, zone),
    ).toEqual([{ ...row, professionals: 3, withoutThird: 1, medianDays: 5, shortestDays: 1 }]);
    expect(measureThirdNext([agenda("a", free(1, 3)), agenda("b"), agenda("c")], now, zone)).toEqual([
      { ...row, professionals: 3, withoutThird: 2, medianDays: null, shortestDays: 1 },
    ]);
    const elsewhere = { ...agenda("d", free(0, 3)), professionCode: "60", communeCode: null };
    expect(measureThirdNext([elsewhere, agenda("a")], now, zone).map((one) => one.professionCode)).toEqual([
      "10",
      "60",
    ]);
  });
});

it("every measure is defined once, with its words", () => {
  const codes = measureDefinitions.map((definition) => definition.code);
  expect(new Set(codes).size).toBe(codes.length);
  const computed = [
    "requests",
    "redFlags",
    "calledThe15",
    "decidedOtherwise",
    "undecided",
    "oriented",
    "booked",
    "withinAsked",
    "within24h",
    "within48h",
    "inProgress24h",
    "inProgress48h",
    "noShows",
    "placesFilled",
    "placesEmpty",
  ];
  const sample = { ...measureRequests([], requestedAt), ...measureSlots([], requestedAt) };
  for (const code of computed) {
    expect(codes).toContain(code);
    expect(sample).toHaveProperty(code);
  }
  for (const one of measureDefinitions) {
    expect(one.unit === "%").toBe(one.denominator !== null);
    expect(one.source).not.toBe("");
  }
});
