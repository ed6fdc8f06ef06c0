import { expect, test } from "vitest";
import { readPaste } from "./read-paste.ts";

test("cells copied from a spreadsheet are rows, the first one the headings", () => {
  expect(readPaste("Indicateur\tCPTS\r\n\r\nTaux de pauvreté\t18,6 %\n")).toEqual({
    headings: ["Indicateur", "CPTS"],
    rows: [["Taux de pauvreté", "18,6 %"]],
  });
  expect(readPaste('a;b\n"x";2')).toEqual({ headings: ["a", "b"], rows: [["x", "2"]] });
  expect(readPaste("Indicateur\tCPTS")).toBeNull();
  expect(readPaste("")).toBeNull();
  expect(readPaste(`a\tb\n${"1\t2\n".repeat(2_000)}`)?.rows).toHaveLength(1_000);
});
