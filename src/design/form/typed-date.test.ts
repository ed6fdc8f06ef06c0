import { expect, it } from "vitest";
import { toIsoDate, toTypedDate, typedDate, whyNotDate } from "./typed-date.ts";

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

it.each([
  ["", null],
  ["23/11/2026", null],
  ["31/12/2026", null],
  ["05/1", "Écrivez la date en entier : jj/mm/aaaa."],
  ["31/02/2026", "Cette date n’existe pas."],
  ["00/13/2026", "Cette date n’existe pas."],
  ["22/11/2026", "Pas avant le 23 novembre 2026."],
  ["01/01/2027", "Pas après le 31 décembre 2026."],
])("of %s says %s", (text, why) => expect(whyNotDate(text, "2026-11-23", "2026-12-31")).toBe(why));

it("names the first day of all when a form gives none", () =>
  expect(whyNotDate("01/01/1700", "", "2026-12-31")).toBe("Pas avant le 1er janvier 1880."));
