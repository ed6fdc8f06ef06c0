import { describe, expect, it } from "vitest";
import type { AnswerSummary } from "../../run/run-contract.ts";
import { compareCommunes, compareLoads, compareRows } from "./compare-rows.ts";

const doctor = (offerId: string, given: number, left: number) => ({
  offerId,
  professionalName: `Dr ${offerId}`,
  capacity: 10,
  taken: 10 - left,
  given,
  left,
});
const commune = (communeCode: string | null, waiting: number, served: number) => ({
  communeCode,
  communeName: communeCode ?? "Commune inconnue",
  latitude: communeCode ? 43.5 : null,
  longitude: communeCode ? 1.4 : null,
  waiting,
  served,
});
const side = (fields: Partial<AnswerSummary>): AnswerSummary => ({
  waiting: 0,
  served: 0,
  weightSum: 0,
  loadCost: 0,
  distanceSum: 0,
  meanMeters: null,
  longestMeters: null,
  doctors: [],
  communes: [],
  unserved: [],
  ...fields,
});
const today = side({
  doctors: [doctor("a", 3, 4), doctor("b", 2, 2)],
  communes: [commune("31446", 5, 4), commune(null, 1, 1)],
});
const scenario = side({
  doctors: [doctor("a", 9, 10)],
  communes: [commune("31446", 5, 5), commune("31555", 2, 0)],
});

describe("a scenario beside today", () => {
  it("counts those left out, the places, and rounds metres to tenths of a kilometre", () => {
    const rows = compareRows({
      today,
      scenario,
      comparison: {
        waiting: { before: 6, after: 8 },
        served: { before: 5, after: 7 },
        meanMeters: { before: 1_260, after: null },
        longestMeters: { before: 9_000, after: 12_349 },
        bands: [
          { label: "Priorité haute", waiting: { before: 2, after: 3 }, served: { before: 2, after: 1 } },
        ],
        changes: { nowServed: 0, noLongerServed: 0, otherDoctor: 0, same: 0 },
      },
    });
    expect(rows.map(({ what, before, after }) => [what, before, after])).toEqual([
      ["Patients qui attendent", 6, 8],
      ["Patients avec un médecin", 5, 7],
      ["Patients sans médecin", 1, 1],
      ["Priorité haute : avec un médecin", 2, 1],
      ["Places à donner", 6, 10],
      ["Distance moyenne", 1.3, null],
      ["Distance la plus longue", 9, 12.3],
    ]);
  });

  it("puts first the doctors whose number changes the most; who left has none", () => {
    expect(compareLoads(today, scenario)).toEqual([
      { professionalName: "Dr a", before: 3, after: 9 },
      { professionalName: "Dr b", before: 2, after: null },
    ]);
  });

  it("keeps communes of both sides that have a place on the map", () => {
    expect(
      compareCommunes(today, scenario).map(({ id, before, after }) => [id, before.waiting, after.waiting]),
    ).toEqual([
      ["31446", 5, 5],
      ["31555", 0, 2],
    ]);
  });
});
