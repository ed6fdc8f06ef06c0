import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { columnsOver, keyChange, moveBar, placeOf, resizeBar, spanOf } from "./gantt-layout.ts";

const bounds = { least: 100, most: 140 };
const aBar = fc
  .tuple(fc.integer({ min: 100, max: 140 }), fc.integer({ min: 100, max: 140 }))
  .map(([one, other]) => ({ id: "b", label: "B", from: Math.min(one, other), until: Math.max(one, other) }));
const columns = fc.integer({ min: -60, max: 60 });

describe("a bar that is moved", () => {
  test("keeps its length and stays within the bounds", () => {
    fc.assert(
      fc.property(aBar, columns, (bar, by) => {
        const moved = moveBar(bar, by, bounds);
        expect(moved.until - moved.from).toBe(bar.until - bar.from);
        expect(moved.from).toBeGreaterThanOrEqual(bounds.least);
        expect(moved.until).toBeLessThanOrEqual(bounds.most);
        if (bar.from + by >= 100 && bar.until + by <= 140) expect(moved.from).toBe(bar.from + by);
      }),
      { numRuns: 80 },
    );
  });

  test("and one that is resized keeps its other end, and one column at least", () => {
    fc.assert(
      fc.property(aBar, columns, fc.constantFrom("from" as const, "until" as const), (bar, by, end) => {
        const sized = resizeBar(bar, end, by, bounds);
        expect(sized[end === "from" ? "until" : "from"]).toBe(bar[end === "from" ? "until" : "from"]);
        expect(sized.from).toBeLessThanOrEqual(sized.until);
        expect(sized.from).toBeGreaterThanOrEqual(bounds.least);
        expect(sized.until).toBeLessThanOrEqual(bounds.most);
      }),
      { numRuns: 80 },
    );
  });

  test("goes with arrows, its end with Shift, its beginning with Alt, and with no other key", () => {
    const bar = { from: 110, until: 112 };
    const press = (key: string, shiftKey = false, altKey = false) =>
      keyChange(bar, { key, shiftKey, altKey }, bounds);
    expect(press("ArrowRight")).toEqual({ from: 111, until: 113 });
    expect(press("ArrowLeft")).toEqual({ from: 109, until: 111 });
    expect(press("ArrowRight", true)).toEqual({ from: 110, until: 113 });
    expect(press("ArrowLeft", true)).toEqual({ from: 110, until: 111 });
    expect(press("ArrowLeft", false, true)).toEqual({ from: 109, until: 112 });
    expect(press("Enter")).toBeNull();
  });

  test("a pointer counts columns to the nearest; a grid without width counts none", () => {
    expect([19, 20, 39, 60, -21].map((pixels) => columnsOver(pixels, 40))).toEqual([0, 1, 1, 2, -1]);
    expect(columnsOver(50, 0)).toBe(0);
  });
});

describe("what is drawn", () => {
  test("holds every bar within the bounds, the marked column, and room to drag to", () => {
    fc.assert(
      fc.property(fc.array(aBar, { maxLength: 6 }), fc.integer({ min: 100, max: 139 }), (bars, marked) => {
        const span = spanOf([{ id: "g", label: "G", bars }], marked, bounds, 6);
        for (const bar of bars) {
          const place = placeOf(bar, span);
          expect(place && place.end - place.start).toBe(bar.until - bar.from + 1);
          expect(span.last).toBeGreaterThanOrEqual(Math.min(bar.until + 1, bounds.most));
        }
        expect(span.first).toBeLessThanOrEqual(marked);
        expect(span.last).toBeGreaterThanOrEqual(marked);
        expect(span.last - span.first + 1).toBeGreaterThanOrEqual(Math.min(6, bounds.most - span.first + 1));
      }),
      { numRuns: 80 },
    );
  });

  test("of a bar that sticks out is cut, and one that is elsewhere is not drawn", () => {
    const span = { first: 110, last: 113 };
    expect(placeOf({ from: 108, until: 111 }, span)).toEqual({ start: 1, end: 3 });
    expect(placeOf({ from: 113, until: 120 }, span)).toEqual({ start: 4, end: 5 });
    expect(placeOf({ from: 100, until: 109 }, span)).toBeNull();
  });
});
