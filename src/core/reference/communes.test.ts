import { beforeAll, describe, expect, it } from "vitest";
import { areValidCoordinates, distanceMeters } from "../../platform/geo/index.ts";
import type { Commune } from "./communes.ts";
import { loadCommunes } from "./communes.ts";
import { departmentOfCommune, departmentOfPostcode } from "./department.ts";

let communes: Commune[] = [];
const byCode = new Map<string, Commune>();
beforeAll(async () => {
  communes = await loadCommunes();
  for (const commune of communes) byCode.set(commune.code, commune);
});

/* The demo territory: CPTS du Canal, then CPTS des Coteaux. */
const demoCodes =
  "31446 31113 31035 31254 31506 31169 31409 31411 31575 31340 31448 31036 31057 " +
  "31044 31445 31184 31163 31418 31355 31561 31389 31053 31462 31488 31117 31271 31480";

describe("loadCommunes", () => {
  it("gives each commune once, with a department that its code confirms", () => {
    expect(communes.length).toBeGreaterThan(34_000);
    expect(byCode.size).toBe(communes.length);
    for (const { code, departmentCode } of communes) expect(departmentOfCommune(code)).toBe(departmentCode);
  });

  it("knows Ramonville-Saint-Agne", () => {
    expect(byCode.get("31446")).toMatchObject({
      name: "Ramonville-Saint-Agne",
      kind: "commune",
      postcodes: ["31520"],
      regionCode: "76",
      zone: "metro",
      centre: { precision: "place" },
    });
    expect(byCode.get("31446")?.population).toBeGreaterThan(14_000);
  });

  it("has the arrondissements of Paris, Lyon and Marseille beside their cities", () => {
    const arrondissements = communes.filter(({ kind }) => kind === "arrondissement");
    expect(arrondissements).toHaveLength(45);
    expect(new Set(arrondissements.map(({ parentCode }) => parentCode))).toEqual(
      new Set(["75056", "69123", "13055"]),
    );
  });

  it("places every commune of the demo within 12 km of the others of its territory, none on another", () => {
    const demo = demoCodes.split(" ").map((code) => byCode.get(code)!);
    expect(demo.every((commune) => commune.centre?.precision === "place")).toBe(true);
    const castanet = byCode.get("31113")!.centre!;
    for (const commune of demo) expect(distanceMeters(castanet, commune.centre!)).toBeLessThan(22_000);
    expect(new Set(demo.map(({ centre }) => `${centre?.latitude} ${centre?.longitude}`)).size).toBe(27);
  });

  it("places nine in ten inhabitants by town or postcode, and everything in its own department", () => {
    const metropole = communes.filter(({ kind, zone }) => kind === "commune" && zone === "metro");
    const inhabitants = (list: Commune[]) => list.reduce((sum, { population }) => sum + (population ?? 0), 0);
    const near = metropole.filter(({ centre }) => centre && centre.precision !== "department");
    expect(inhabitants(near) / inhabitants(metropole)).toBeGreaterThan(0.9);
    expect(metropole.every(({ centre }) => centre !== null && areValidCoordinates(centre))).toBe(true);
    for (const { centre } of metropole) {
      expect(centre!.latitude).toBeGreaterThan(41);
      expect(centre!.latitude).toBeLessThan(51.2);
    }
  });
});

describe("departments", () => {
  it.each([
    ["31520", "31"],
    ["20000", "2A"],
    ["20200", "2B"],
    ["97410", "974"],
    ["97133", "977"],
    ["GL", undefined],
  ])("postcode %s is in %s", (postcode, department) =>
    expect(departmentOfPostcode(postcode)).toBe(department),
  );

  it("agrees between postcode and commune nearly everywhere", () => {
    const differing = communes.filter(({ departmentCode, postcodes }) =>
      postcodes.some((postcode) => departmentOfPostcode(postcode) !== departmentCode),
    );
    expect(differing.length).toBeLessThan(100);
  });
});
