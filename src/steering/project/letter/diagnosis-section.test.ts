import { expect, test } from "vitest";
import { diagnosisIndicators } from "../../../core/reference/data/diagnosis-indicators.ts";
import { MOST_AT_START, OF_THE_LETTERS, pickIndicators } from "../shown/pick-shown.ts";
import { diagnosisSection } from "./diagnosis-section.ts";
import { chartOfAges, chartOfOffer } from "./draw-charts.ts";
import type { LetterFacts } from "./letter-facts.ts";
import { indicatorsOf } from "./letter-indicators.ts";

const ages: LetterFacts["ages"] = {
  population: 14_500,
  bands: [
    { label: "Moins de 15 ans", people: 2_900, women: 1_400, men: 1_500 },
    { label: "75 ans et plus", people: 1_234, women: 800, men: 434 },
  ],
  shares: [],
  year: 2021,
  source: "INSEE, recensement",
  areas: [],
  unknown: ["Secteur du Lac"],
};

const composed = (given: LetterFacts["ages"]) =>
  diagnosisSection.compose(
    {
      ages: given,
      indicators: [],
      offer: { people: 0 },
      drawn: {},
      today: "2026-11-23",
    } as unknown as LetterFacts,
    () => "",
  );

test("the ages of the territory stand in a table, above the source that tells them and what it leaves out", () => {
  const [, table, source] = composed(ages);
  expect(table).toMatchObject({
    kind: "table",
    rows: [
      ["Moins de 15 ans", "2\u00a0900", "20 %"],
      ["75 ans et plus", "1\u00a0234", "8,5 %"],
    ],
  });
  expect(JSON.stringify(source)).toContain(
    "Source : âges : INSEE, recensement, 2021 ; sans Secteur du Lac, hors de ce fichier",
  );
});

test("no figure, no source: a source line never stands alone", () => {
  const none = { ...ages, bands: [] };
  expect(JSON.stringify(composed(none))).not.toContain("Source : âges");
});

test("a hidden figure is said to be hidden, never to be small; a unit is said once a line", () => {
  const reading = (sentence: string, values: number[]) => ({
    of: "",
    sentence,
    warning: null,
    source: "Rézone CPTS, 2021",
    bars: values.map((value, nth) => ({ label: nth === 0 ? "Le territoire" : "Le département", value })),
  });
  const lines = (unit: "%" | "per-1000", ...args: Parameters<typeof reading>) =>
    indicatorsOf({
      families: [{ key: "x", label: "X", indicators: [{ label: "Y", unit, readings: [reading(...args)] }] }],
    } as unknown as Parameters<typeof indicatorsOf>[0]);
  expect(lines("%", "Non publié (secret statistique)", [])).toMatchObject([
    { value: "Non publié (secret statistique)", beside: "", sentence: "" },
  ]);
  expect(lines("per-1000", "1,2 pour 1 000 habitants, soit…", [1.2, 1.55])).toMatchObject([
    { value: "1,2 pour 1\u00a0000 habitants", beside: "Le département : 1,55" },
  ]);
});

test("at the start the letter takes the indicators of the real letters that have a value, all of them in the catalogue", () => {
  const catalogue = diagnosisIndicators.map(({ code }) => code);
  const start = pickIndicators("letter", catalogue, null);
  expect(start.size).toBe(MOST_AT_START);
  for (const code of OF_THE_LETTERS) expect(catalogue, code).toContain(code);
  expect(pickIndicators("letter", ["snp.sas", "ald"], null)).toEqual(new Set(["ald"]));
});

test("a chart tells the shares of its table, the most first for the offer, and draws nothing of nothing", () => {
  expect(chartOfAges({ ages }).bars).toEqual([
    { label: "Moins de 15 ans", value: 20, words: "20 %" },
    { label: "75 ans et plus", value: 8.5, words: "8,5 %" },
  ]);
  expect(chartOfAges({ ages: { ...ages, year: null } }).bars).toEqual([]);
  const offer = {
    population: 20_000,
    rows: [
      { label: "Sages-femmes", people: 1 },
      { label: "Infirmiers", people: 9 },
      { label: "Orthoptistes", people: 0 },
    ],
  } as unknown as LetterFacts["offer"];
  expect(chartOfOffer({ offer }).bars.map(({ label, words }) => [label, words])).toEqual([
    ["Infirmiers", "4,5"],
    ["Sages-femmes", "0,5"],
  ]);
  expect(chartOfOffer({ offer: { ...offer, population: 0 } }).bars).toEqual([]);
});
