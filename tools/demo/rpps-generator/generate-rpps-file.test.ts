import { createHash } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import type { ParsedLine, RppsActivity } from "../../../src/core/directory/import/parse/index.ts";
import {
  groupByPerson,
  hasValidLuhnKey,
  parseRppsFile,
} from "../../../src/core/directory/import/parse/index.ts";
import { loadCommunes } from "../../../src/core/reference/communes.ts";
import { demoTerritory } from "./demo-territory.ts";
import type { GeneratorOptions } from "./generate-rpps-file.ts";
import { generateRppsFile } from "./generate-rpps-file.ts";
import type { GeneratorCommune } from "./invented-sites.ts";

let communes: GeneratorCommune[] = [];
let options: GeneratorOptions;
let rows: RppsActivity[] = [];

async function textOf(given: GeneratorOptions): Promise<string> {
  return (await Array.fromAsync(generateRppsFile(given))).join("");
}

async function parse(text: string): Promise<ParsedLine[]> {
  const bytes = (async function* bytes() {
    yield Buffer.from(text);
  })();
  return Array.fromAsync(parseRppsFile(bytes, { isInTerritory: () => true }));
}

const hashOf = (text: string) => createHash("sha256").update(text).digest("hex");

beforeAll(async () => {
  const codes = new Set<string>(demoTerritory.flatMap(({ communeCodes }) => [...communeCodes]));
  communes = (await loadCommunes())
    .filter(({ code }) => codes.has(code))
    .map(({ code, name, postcodes, population }) => ({
      code,
      name,
      postcode: postcodes[0]!,
      population: population!,
    }));
  options = { seed: 1, communes, count: 400 };
  rows = (await parse(await textOf(options))).flatMap((line) => (line.outcome === "row" ? [line.row] : []));
});

describe("the generated file", () => {
  it("is read by the real parser without a refusal, a warning, an unknown or an absent column", async () => {
    const parsed = await parse(await textOf(options));
    expect(parsed[0]).toMatchObject({ unknownColumns: [], absentColumns: [] });
    expect(parsed.filter(({ outcome }) => outcome === "refused")).toEqual([]);
    expect(parsed.flatMap((line) => (line.outcome === "row" ? line.warnings : []))).toEqual([]);
    for (const line of (await textOf(options)).trimEnd().split("\n"))
      expect(line.split("|")).toHaveLength(57);
  });

  it("has exactly the persons asked for, some with several activities, none twice", () => {
    const { persons, duplicates, differingNames } = groupByPerson(rows);
    expect(persons).toHaveLength(400);
    expect(duplicates).toEqual([]);
    expect(differingNames).toEqual([]);
    const several = persons.filter(({ activities }) => activities.length > 1).length;
    expect(several).toBeGreaterThan(20);
    expect(several).toBeLessThan(100);
  });

  it("has about the mix of professions of a real territory, in every larger commune", () => {
    const count = (code: string) =>
      groupByPerson(rows).persons.filter(({ activities }) => activities[0]?.professionCode === code).length;
    expect(count("60")).toBeGreaterThan(80);
    expect(count("70")).toBeGreaterThan(50);
    expect(
      rows.filter(({ specialityCode }) => /^SM(26|53|54)$/.test(specialityCode ?? "")).length,
    ).toBeGreaterThan(40);
    for (const { code } of communes.filter(({ population }) => population > 4000)) {
      expect(
        rows.some(({ communeCode, professionCode }) => communeCode === code && professionCode === "10"),
      ).toBe(true);
    }
  });

  it("shares practices: houses of health with several professions under one structure", () => {
    const professions = new Map<string, Set<string>>();
    for (const { structureTechnicalId, professionCode, sectorCode } of rows) {
      if (sectorCode !== "SA52") continue;
      const known = professions.get(structureTechnicalId!) ?? new Set();
      professions.set(structureTechnicalId!, known.add(professionCode));
    }
    expect([...professions.values()].filter(({ size }) => size >= 3).length).toBeGreaterThanOrEqual(2);
  });

  it("belongs to nobody: numbers, telephones and addresses of fiction only", () => {
    for (const { rpps, phone, phone2, email } of rows) {
      expect(rpps).toMatch(/^99/);
      expect(hasValidLuhnKey(rpps!)).toBe(true);
      for (const number of [phone, phone2])
        expect(number ?? "+33536490000").toMatch(/^\+33(53649|63998)\d{4}$/);
      expect(email ?? "x@exemple.invalid").toMatch(/@exemple\.invalid$/);
    }
  });

  it("uses the fiction range of each zone", async () => {
    const places = [
      ["75056", "75001", /^\+33(19900|63998)/],
      ["35238", "35000", /^\+33(26191|63998)/],
      ["67482", "67000", /^\+33(35301|63998)/],
      ["69123", "69001", /^\+33(46571|63998)/],
      ["97411", "97400", /^\+33(63998)/],
    ] as const;
    for (const [code, postcode, range] of places) {
      const text = await textOf({
        seed: 3,
        count: 60,
        communes: [{ code, postcode, name: "Ville", population: 1000 }],
      });
      const phones = (await parse(text)).flatMap((line) =>
        line.outcome === "row" && line.row.phone ? [line.row.phone] : [],
      );
      expect(phones.length).toBeGreaterThan(10);
      for (const phone of phones) expect(phone).toMatch(range);
    }
  });
});

describe("chance", () => {
  it("comes from the seed: same seed, same bytes; another seed, another file", async () => {
    const [first, second, other] = await Promise.all([
      textOf(options),
      textOf(options),
      textOf({ ...options, seed: 2 }),
    ]);
    expect(hashOf(first)).toBe(hashOf(second));
    expect(hashOf(first)).not.toBe(hashOf(other));
  });

  it("gives these very bytes on every machine", async () => {
    const village = [{ code: "31340", name: "Mervilla", postcode: "31320", population: 303 }];
    expect(hashOf(await textOf({ seed: 7, communes: village, count: 50 }))).toBe(
      "d4e75d7faf40ccd81dba984953fed9aae9fce17ff11972a19ef7f80673cd1015",
    );
  });

  it("never gives one RPPS number twice, even in a long file, and stops at the line asked for", async () => {
    const text = await textOf({ seed: 5, communes, count: 20_000, maxLines: 20_000 });
    const lines = text.trimEnd().split("\n").slice(1);
    expect(lines).toHaveLength(20_000);
    const { persons, duplicates } = groupByPerson(
      (await parse(text)).flatMap((line) => (line.outcome === "row" ? [line.row] : [])),
    );
    expect(duplicates).toEqual([]);
    expect(persons.length).toBeGreaterThan(17_000);
    expect(persons.every(({ activities }) => activities.length <= 2)).toBe(true);
  });
});
