import { expect, it } from "vitest";
import { lineAfter } from "./focus-line.ts";

it.each([
  ["down from nowhere", -1, 3, 1, 0],
  ["up from nowhere", -1, 3, -1, 0],
  ["down", 0, 3, 1, 1],
  ["up", 2, 3, -1, 1],
  ["down from the last", 2, 3, 1, 2],
  ["up from the first", 0, 3, -1, 0],
] as const)("%s: from %i of %i", (_name, at, count, step, expected) => {
  expect(lineAfter(at, count, step)).toBe(expected);
});
