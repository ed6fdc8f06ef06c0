import { expect, test } from "vitest";
import { keepTogether } from "./keep-together.ts";

/** Written with _ for the no-break space, so that it can be read. */
const shown = (text: string): string => keepTogether(text).replaceAll("\u00a0", "_");

test.each([
  ["Accord : oui ; sûr ? Certes !", "Accord_: oui_; sûr_? Certes_!"],
  ["Dit « oui » et rien", "Dit «_oui_» et rien"],
  ["« Vraiment ? » (pourquoi ?)", "«_Vraiment_?_» (pourquoi_?)"],
  [" : la suite d’un gras", "_: la suite d’un gras"],
  ["« ", "«_"],
  [" »", "_»"],
  ["à 14 h 30, dans 5 min", "à 14_h_30, dans 5_min"],
  ["ouvert de 8 h à 20 h", "ouvert de 8_h à 20_h"],
  ["95 % de 40 €", "95_% de 40_€"],
  [" %", "_%"],
  [" km de chez vous", "_km de chez vous"],
  ["12 places, 3 mois", "12_places, 3_mois"],
  ["le n° 12", "le n°_12"],
])("%j keeps together as %j", (written, expected) => {
  expect(shown(written)).toBe(expected);
  expect(keepTogether(keepTogether(written))).toBe(keepTogether(written));
  expect(keepTogether(written)).toHaveLength(written.length);
});

test.each([
  "De 14:20 à 15:05",
  "a :b",
  "2 heures, 3 habitants, 4 sites, 1 m’attend",
  " s’ouvre",
  "0 0 100 100",
  "les 5 hommes",
  "06 12 34 56 78",
  "le 24 novembre",
  "\n: suite",
])("%j stays as it is", (written) => {
  expect(keepTogether(written)).toBe(written);
});

test("a long run of spaces, figures or guillemets is read in one go", () => {
  const begun = performance.now();
  for (const one of [" ", "1 ", "« ", " ? "]) keepTogether(one.repeat(100_000));
  expect(performance.now() - begun).toBeLessThan(2_000);
});
