import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mergeEdits, takeTheirs } from "./merge-edits.ts";

const line = (id: string, label: string) => ({ id, label });
const lists = fc.uniqueArray(
  fc.record({ id: fc.constantFrom("a", "b", "c", "d", "e"), label: fc.constantFrom("x", "y", "z") }),
  { selector: (one) => one.id, maxLength: 5 },
);
const sheets = fc.record({
  context: fc.constantFrom("", "un", "deux", "trois"),
  place: fc.constantFrom("", "ici", "là"),
  steps: lists,
});
const sorted = <T extends { steps: { id: string }[] }>(one: T) => ({
  ...one,
  steps: [...one.steps].sort((a, b) => a.id.localeCompare(b.id)),
});

describe("two people write over the same text", () => {
  test("what one alone changed is kept, whoever it was, and nothing is to be chosen", () => {
    fc.assert(
      fc.property(sheets, sheets, (base, other) => {
        expect(mergeEdits(base, other, base)).toEqual({ merged: other, clashes: [] });
        const taken = mergeEdits(base, base, other);
        expect(taken.clashes).toEqual([]);
        expect(sorted(taken.merged)).toEqual(sorted(other));
      }),
      { numRuns: 80 },
    );
  });

  test("no line that somebody wrote is lost without being named", () => {
    fc.assert(
      fc.property(sheets, sheets, sheets, (base, mine, theirs) => {
        const { merged, clashes } = mergeEdits(base, mine, theirs);
        const isIn = (all: readonly object[], one: object) =>
          all.some((other) => JSON.stringify(other) === JSON.stringify(one));
        const named = clashes.flatMap((clash) => [clash.mine, clash.theirs]) as object[];
        for (const written of [...mine.steps, ...theirs.steps])
          if (!isIn(base.steps, written)) expect(isIn([...merged.steps, ...named], written)).toBe(true);
        expect(new Set(merged.steps.map((one) => one.id)).size).toBe(merged.steps.length);
      }),
      { numRuns: 120 },
    );
  });

  test("both changed the same field: mine stands until the other's is taken", () => {
    const base = { context: "un", steps: [line("a", "x"), line("b", "x")] };
    const mine = { context: "deux", steps: [line("a", "y"), line("b", "x")] };
    const theirs = { context: "trois", steps: [line("a", "z"), line("b", "z"), line("c", "x")] };
    const { merged, clashes } = mergeEdits(base, mine, theirs);
    expect(merged).toEqual({
      context: "deux",
      steps: [line("a", "y"), line("b", "z"), line("c", "x")],
    });
    expect(clashes.map(({ field, lineId }) => [field, lineId])).toEqual([
      ["context", null],
      ["steps", "a"],
    ]);
    const settled = clashes.reduce(takeTheirs, merged);
    expect(settled).toEqual({ context: "trois", steps: [line("a", "z"), line("b", "z"), line("c", "x")] });
  });

  test("a line taken away by one goes, unless the other wrote in it", () => {
    const base = { steps: [line("a", "x"), line("b", "x")] };
    const mine = { steps: [line("b", "y")] };
    const theirs = { steps: [line("a", "x")] };
    expect(mergeEdits(base, mine, theirs).merged).toEqual({ steps: [line("b", "y")] });
    expect(mergeEdits(base, theirs, mine).merged).toEqual({ steps: [line("b", "y")] });
  });
});
