import { expect, test } from "vitest";
import { readTypedMonth, writeTypedMonth } from "./typed-month.ts";

test.each([
  ["7/2021", "2021-07"],
  ["07/2021", "2021-07"],
  ["06/04/2023", "2023-04-06"],
  [" 29-02-2024 ", "2024-02-29"],
  ["29/02/2023", undefined],
  ["13/2021", undefined],
  ["2021", undefined],
  ["avril 2021", undefined],
  ["1/2/3/2021", undefined],
])("%s is %s", (typed, read) => {
  expect(readTypedMonth(typed)).toBe(read);
});

test("what is written is read again", () => {
  for (const value of ["2021-07", "2023-04-06"]) expect(readTypedMonth(writeTypedMonth(value))).toBe(value);
  expect(writeTypedMonth(null)).toBe("");
});
