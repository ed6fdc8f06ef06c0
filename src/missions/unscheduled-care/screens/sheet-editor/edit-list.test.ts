import { expect, it } from "vitest";
import { moveBy, newCode, removeAt, replaceAt } from "./edit-list.ts";

it("moves by one and stops at the ends", () => {
  expect(moveBy(["a", "b", "c"], 1, -1)).toEqual(["b", "a", "c"]);
  expect(moveBy(["a", "b", "c"], 2, 1)).toEqual(["a", "b", "c"]);
  expect(moveBy(["a", "b"], 0, -1)).toEqual(["a", "b"]);
});

it("replaces and removes in their place", () => {
  expect(replaceAt(["a", "b"], 1, "c")).toEqual(["a", "c"]);
  expect(removeAt(["a", "b", "c"], 1)).toEqual(["a", "c"]);
});

it("never gives a code twice", () => {
  const chances = [0, 0, 0.5];
  expect(newCode("question", ["question-000000"], () => chances.shift() ?? 0.9)).toBe("question-7fffff");
});
