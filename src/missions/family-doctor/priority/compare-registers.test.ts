import fc from "fast-check";
import { expect, test } from "vitest";
import { compareRegisters } from "./compare-registers.ts";
import { defaultRules } from "./default-rules.ts";

const one = (id: string, before: number, after: number, since = 0) => ({
  id,
  since,
  before,
  after,
  parts: [],
});

test("who climbs and who drops, by rank", () => {
  const found = compareRegisters(
    [one("a", 80, 10), one("b", 50, 50), one("c", 20, 90)],
    defaultRules,
    defaultRules,
  );
  expect(found).toMatchObject({
    rise: 1,
    fall: 1,
    still: 1,
    bands: { before: { high: 1, medium: 1, low: 1 }, after: { high: 1, medium: 1, low: 1 } },
  });
  expect(found.top.map(({ id, rankBefore, rankAfter }) => [id, rankBefore, rankAfter])).toEqual([
    ["c", 3, 1],
    ["b", 2, 2],
    ["a", 1, 3],
  ]);
  expect(found.climbers.map(({ id }) => id)).toEqual(["c"]);
  expect(found.droppers.map(({ id }) => id)).toEqual(["a"]);
});

test("of one weight, who waits longest is first", () => {
  const { top } = compareRegisters([one("a", 5, 5, 200), one("b", 5, 5, 100)], defaultRules, defaultRules);
  expect(top.map(({ id }) => id)).toEqual(["b", "a"]);
});

test("everybody is counted once, and the same rules move nobody", () => {
  const anyone = fc.uniqueArray(fc.record({ id: fc.uuid(), weight: fc.nat(200), since: fc.nat(1_000) }), {
    selector: ({ id }) => id,
    maxLength: 60,
  });
  fc.assert(
    fc.property(anyone, (all) => {
      const same = all.map(({ id, weight, since }) => one(id, weight, weight, since));
      const found = compareRegisters(same, defaultRules, defaultRules);
      expect(found.still).toBe(all.length);
      expect(found.bands.after).toEqual(found.bands.before);
      expect(found.top).toHaveLength(Math.min(20, all.length));
    }),
  );
});
