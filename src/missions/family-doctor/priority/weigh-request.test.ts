import { expect, test } from "vitest";
import { defaultRules } from "./default-rules.ts";
import { type PriorityRules, priorityRules } from "./priority-contract.ts";
import { sayParts, type WeighedSituation, weighRequest } from "./weigh-request.ts";

const TODAY = "2026-11-21";
const nobody: WeighedSituation = {
  ald: null,
  disability: null,
  pregnancy: null,
  homebound: null,
  isolated: null,
  rights: null,
  treatmentEndsOn: null,
  leftHospitalOn: null,
  birthOn: null,
  waitingSinceOn: TODAY,
};
const weigh = (change: Partial<WeighedSituation>) =>
  weighRequest(defaultRules, { ...nobody, ...change }, TODAY);

test("the sentence says what counted, the heaviest first", () => {
  const { weight, parts } = weigh({ ald: true, birthOn: "1950-02-01", waitingSinceOn: "2026-06-20" });
  expect(weight).toBe(80);
  expect(sayParts(parts)).toBe("ALD (40), 70 ans ou plus (30), attend depuis 5 mois (10)");
});

test("nothing known gives nothing", () => {
  expect(weigh({})).toEqual({ weight: 0, parts: [] });
  expect(sayParts([])).toBe("aucun critère de priorité");
});

test("the age counts from the birthday on", () => {
  expect(weigh({ birthOn: "1956-11-21" }).weight).toBe(30);
  expect(weigh({ birthOn: "1956-11-22" }).weight).toBe(0);
});

test.each([
  ["2026-12-25", 0, ""],
  ["2026-12-20", 2, "traitement qui se termine dans 29 jours"],
  ["2026-12-06", 20, "traitement qui se termine dans 15 jours"],
  ["2026-11-22", 39, "traitement qui se termine dans 1 jour"],
  ["2026-11-21", 40, "traitement qui se termine aujourd'hui"],
  ["2026-11-01", 40, "traitement terminé sans relais"],
  ["2026-05-25", 40, "traitement terminé sans relais"],
  ["2026-05-24", 0, ""],
])("a treatment that ends on %s weighs %i", (treatmentEndsOn, points, sentence) => {
  const { weight, parts } = weigh({ treatmentEndsOn });
  expect(weight).toBe(points);
  expect(parts[0]?.sentence ?? "").toBe(sentence);
});

test("how long an ended treatment counts is the rules' to say; a version that says nothing counts 180 days", () => {
  const until = (rules: PriorityRules, day: string) =>
    weighRequest(rules, { ...nobody, treatmentEndsOn: day }, TODAY).weight;
  const month = { ...defaultRules, treatmentEnds: { ...defaultRules.treatmentEnds, afterDays: 30 } };
  expect([until(month, "2026-10-22"), until(month, "2026-10-21")]).toEqual([40, 0]);
  const { afterDays: _, ...unsaid } = defaultRules.treatmentEnds;
  const parsed = priorityRules.parse({ ...defaultRules, treatmentEnds: unsaid });
  expect([until(parsed, "2026-05-25"), until(parsed, "2026-05-24")]).toEqual([40, 0]);
});

test.each([
  ["2026-11-20", 30],
  ["2026-10-22", 30],
  ["2026-10-21", 0],
])("who left hospital on %s weighs %i", (leftHospitalOn, points) => {
  expect(weigh({ leftHospitalOn }).weight).toBe(points);
});

test("C2S and AME count, having neither does not", () => {
  expect(["c2s", "ame", "none"].map((rights) => weigh({ rights }).weight)).toEqual([20, 20, 0]);
});

test("the default rules name their source and say that the CPTS decides", () => {
  expect(defaultRules.source).toMatch(/à décider par la CPTS/);
});
