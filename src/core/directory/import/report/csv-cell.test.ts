import { describe, expect, test } from "vitest";
import { csvLine } from "./csv-cell.ts";

describe("csvLine", () => {
  test.each([
    [["a", 1, null], "a;1;\r\n"],
    [["un ; deux", 'dit "oui"', "deux\nlignes"], '"un ; deux";"dit ""oui""";"deux\nlignes"\r\n'],
    [["=1+1", "+33 5", "-1", "@x", "\t=1", -1], "'=1+1;'+33 5;'-1;'@x;\"'\t=1\";-1\r\n"],
  ])("%j", (cells, line) => expect(csvLine(cells)).toBe(line));
});
