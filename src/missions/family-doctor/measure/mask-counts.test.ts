import fc from "fast-check";
import { expect, test } from "vitest";
import { isPublishableShare, publishableParts, SMALL_NUMBER } from "./mask-counts.ts";

const parts = (counts: number[]) => counts.map((count, at) => ({ key: String(at), count }));

test("a single small part takes the next smallest with it; two small ones take a third until they are eleven together", () => {
  expect([...publishableParts(parts([40, 20, 15]))].sort()).toEqual(["0", "1", "2"]);
  expect([...publishableParts(parts([40, 20, 3]))]).toEqual(["0"]);
  expect([...publishableParts(parts([40, 20, 3, 2]))]).toEqual(["0"]);
  expect([...publishableParts(parts([40, 20, 8, 4]))].sort()).toEqual(["0", "1"]);
  expect([...publishableParts(parts([40, 3]))]).toEqual([]);
  expect([...publishableParts(parts([5, 3]))]).toEqual([]);
  expect([...publishableParts(parts([30, 0]))]).toEqual([]);
});

test("whatever the counts: nothing under eleven is said, nor found by subtraction from the whole", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 12 }), (counts) => {
      const open = publishableParts(parts(counts));
      const whole = counts.reduce((sum, count) => sum + count, 0);
      const masked = counts.filter((_, at) => !open.has(String(at)));
      for (const [at, count] of counts.entries())
        if (open.has(String(at))) expect(count).toBeGreaterThanOrEqual(SMALL_NUMBER);
      if (whole < SMALL_NUMBER) expect(open.size).toBe(0);
      if (open.size > 0 && masked.length > 0) {
        expect(masked.length).toBeGreaterThan(1);
        expect(masked.reduce((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(SMALL_NUMBER);
      }
    }),
    { seed: 7, numRuns: 500 },
  );
});

test("a share is said when neither the part nor the rest is small", () => {
  expect([isPublishableShare(11, 22), isPublishableShare(10, 40), isPublishableShare(30, 40)]).toEqual([
    true,
    false,
    false,
  ]);
});
