import { expect, test } from "vitest";
import { diagnosisSection } from "./diagnosis-section.ts";
import type { LetterFacts } from "./letter-facts.ts";

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
    { ages: given, indicators: [], offer: { people: 0 }, today: "2026-11-23" } as unknown as LetterFacts,
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
