import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sizeOf, sumPopulation } from "./sum-population.ts";

const thresholds = [
  { size: 1, label: "T1", minimum: 0 },
  { size: 2, label: "T2", minimum: 40_000 },
  { size: 3, label: "T3", minimum: 80_000 },
  { size: 4, label: "T4", minimum: 175_000 },
];

describe("population", () => {
  test("decimals are summed first, then rounded", () => {
    expect(sumPopulation([1000.4, 1000.4, 1000.4])).toBe(3001);
    expect(sumPopulation([0.5, 0.5])).toBe(1);
    expect(sumPopulation([])).toBe(0);
  });

  test("the order of areas does not change the sum", () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.integer({ min: 0, max: 100_000_000 }).map((n) => n / 1000),
          { maxLength: 200 },
        ),
        (areas) => {
          expect(sumPopulation(areas)).toBe(sumPopulation([...areas].reverse()));
        },
      ),
    );
  });

  test("size follows the thresholds; an empty territory has none", () => {
    expect([39_999, 40_000, 72_052, 47_617, 80_000, 175_000].map((n) => sizeOf(n, thresholds)?.size)).toEqual(
      [1, 2, 2, 2, 3, 4],
    );
    expect(sizeOf(0, thresholds)).toBeUndefined();
  });
});
