import { expect, test } from "vitest";
import { mergeAnswers } from "./merge-answers.ts";

test("what was typed here is kept, what came from elsewhere later is never overwritten, what both changed is asked", () => {
  const base = { a: "1", b: "1", c: "1", d: ["x"], e: "1" };
  const here = { a: "2", b: "1", c: "2", d: ["x", "y"], new: "here" };
  const server = { a: "1", b: "3", c: "3", d: ["x", "y"], e: "1", there: 4 };
  expect(mergeAnswers(base, here, server)).toEqual({
    // Ours, theirs, disputed (theirs meanwhile), the same on both sides; `e` was taken back here and stays taken back.
    answers: { a: "2", b: "3", c: "3", d: ["x", "y"], new: "here", there: 4 },
    disputed: ["c"],
  });
  expect(mergeAnswers(base, { ...base, a: "2" }, base)).toEqual({
    answers: { ...base, a: "2" },
    disputed: [],
  });
  // Taken back here, changed there.
  expect(mergeAnswers({ a: "1" }, {}, { a: "2" })).toEqual({ answers: { a: "2" }, disputed: ["a"] });
});
