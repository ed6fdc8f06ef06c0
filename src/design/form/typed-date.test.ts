import { expect, it } from "vitest";
import { toIsoDate, toTypedDate, typedDate } from "./typed-date.ts";

it.each([
  ["1", "1"],
  ["1203", "12/03"],
  ["12031948", "12/03/1948"],
  ["1/3/", "01/03/"],
  ["1/3/1948", "01/03/1948"],
  ["12/03/19489", "12/03/1948"],
  ["01/021", "01/02/1"],
  ["abc", ""],
  ["2026-11-23", "23/11/2026"],
])("typed %s shows %s", (typed, shown) => expect(typedDate(typed)).toBe(shown));

it.each([
  ["12/03/1948", "1948-03-12"],
  ["31/02/1948", null],
  ["12/03/48", null],
  ["12/03/1879", null],
  ["24/11/2026", null],
  ["29/02/2024", "2024-02-29"],
])("%s is %s", (text, iso) => expect(toIsoDate(text, "2026-11-23")).toBe(iso));

it("goes back and forth", () => expect(toTypedDate("1948-03-12")).toBe("12/03/1948"));
