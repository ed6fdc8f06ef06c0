import { describe, expect, it } from "vitest";
import { foldText } from "../../platform/text/index.ts";
import { letterRows } from "./data/letter-rows.ts";
import { referenceSets } from "./data/reference-sets.ts";
import { letterRowOf } from "./letter-row.ts";
import { attributeChoices, attributeText } from "./screens/attribute-words.ts";
import { timeZoneOfDepartment } from "./time-zone.ts";

const inSet = (set: string) => referenceSets.filter((datum) => datum.set === set);

describe("referenceSets", () => {
  it("has each datum once, with a label, a source and a period in order", () => {
    const keys = referenceSets.map(({ set, code, validFrom }) => `${set}/${code}/${validFrom}`);
    expect(new Set(keys).size).toBe(keys.length);
    for (const { label, source, validFrom, validTo } of referenceSets) {
      expect(label).not.toBe("");
      expect(source.length).toBeGreaterThan(10);
      expect(validFrom).toMatch(/^\d{4}-\d\d-\d\d$/);
      expect(validTo === null || validTo > validFrom).toBe(true);
    }
  });

  it.each([
    ["profession", 30],
    ["activity-sector", 15],
    ["cpts-size", 4],
    ["mission", 6],
    ["priority-level", 4],
    ["letter-row", 12],
  ])("holds the whole set %s", (set, size) => expect(inSet(set)).toHaveLength(size));

  it("holds every speciality of the data file, with whose it is", () => {
    const specialities = inSet("speciality");
    expect(specialities).toHaveLength(76);
    expect(
      specialities.filter(({ attributes }) => attributes["isGeneralPractice"]).map(({ code }) => code),
    ).toEqual(["SM26", "SM53", "SM54"]);
    expect(specialities.find(({ code }) => code === "SI01")?.attributes["professionCode"]).toBe("60");
    expect(
      specialities.every(({ code, label }) => /^(SM|SI|SCD)\d\d$/.test(code) && !label.includes(";")),
    ).toBe(true);
  });

  it("means by each everyday word professions and specialities that exist", () => {
    const known = new Set([...inSet("profession"), ...inSet("speciality")].map(({ code }) => code));
    const words = inSet("everyday-word");
    expect(words.length).toBeGreaterThan(50);
    for (const { code, attributes } of words) {
      expect(code).toBe(foldText(code));
      expect((attributes["codes"] as string[]).filter((one) => !known.has(one))).toEqual([]);
    }
  });

  it("covers every population by exactly one size of CPTS", () => {
    const sizes = inSet("cpts-size").map(({ code, attributes }) => ({
      code,
      from: attributes["fromPopulation"] as number,
      below: (attributes["belowPopulation"] as number | null) ?? Number.POSITIVE_INFINITY,
    }));
    for (const population of [0, 39_999, 40_000, 79_999, 80_000, 174_999, 175_000, 2_000_000]) {
      expect(sizes.filter(({ from, below }) => from <= population && population < below)).toHaveLength(1);
    }
  });

  it("orders the priority levels without a gap or an overlap of delays", () => {
    const [rouge, ...others] = inSet("priority-level");
    expect(rouge?.attributes).toMatchObject({ rank: 1, emergencyCall: true, withinHours: null });
    expect(others.map(({ attributes }) => [attributes["fromHours"], attributes["withinHours"]])).toEqual([
      [0, 24],
      [24, 48],
      [48, null],
    ]);
  });

  it("says which amounts could not be verified", () => {
    for (const { attributes, source } of inSet("annual-pass")) {
      expect(source.startsWith("À vérifier")).toBe(attributes["verified"] === false);
    }
  });
});

describe("words of the software among the values", () => {
  it.each(["colour", "sense", "finest", "unit"])("says every %s in French", (name) => {
    const values = referenceSets
      .map((one) => one.attributes[name])
      .filter((one) => typeof one === "string" && one !== "%");
    expect(values.length).toBeGreaterThan(0);
    const unsaid = values.filter(
      (value) => attributeText(name, value) === value && !["orange", "commune"].includes(String(value)),
    );
    expect(unsaid).toEqual([]);
  });

  it("offers a choice only where other words would mean nothing, and keeps a present one that it does not know", () => {
    expect(attributeText("colour", "yellow")).toBe("jaune");
    expect(attributeText("advice", "yellow")).toBe("yellow");
    expect(attributeChoices("colour", "yellow")).toContainEqual({ value: "yellow", label: "jaune" });
    expect(attributeChoices("unit", "%")).toContainEqual({ value: "%", label: "%" });
    expect(attributeChoices("advice", "Appelez")).toBeNull();
  });
});

describe("letterRowOf", () => {
  it.each([
    ["10", "SM53", "SA07", "MEDECINS_GENERALISTES"],
    ["10", "SM04", "SA07", "MEDECINS_SPECIALISTES"],
    ["10", undefined, undefined, "MEDECINS_SPECIALISTES"],
    ["10", "SM03", "SA25", "BIOLOGISTES"],
    ["21", undefined, "SA25", "BIOLOGISTES"],
    ["21", undefined, "SA33", "PHARMACIENS"],
    ["60", "SI01", "SA07", "INFIRMIERS"],
    ["99", undefined, undefined, "AUTRES"],
  ])("profession %s, speciality %s, sector %s → %s", (professionCode, specialityCode, sectorCode, row) => {
    expect(letterRowOf({ professionCode, specialityCode, sectorCode })).toBe(row);
  });

  it("only gives rows of the form", () => {
    const rows = new Set<string>(letterRows.map(([code]) => code));
    for (const { code } of inSet("profession"))
      expect(rows.has(letterRowOf({ professionCode: code }))).toBe(true);
  });
});

it("gives time zones that exist", () => {
  const departments = [
    "31",
    "2A",
    "971",
    "972",
    "973",
    "974",
    "975",
    "976",
    "977",
    "978",
    "984",
    "986",
    "987",
    "988",
  ];
  for (const department of departments) {
    expect(() => new Intl.DateTimeFormat("fr", { timeZone: timeZoneOfDepartment(department) })).not.toThrow();
  }
  expect(timeZoneOfDepartment("974")).toBe("Indian/Reunion");
  expect(timeZoneOfDepartment("31")).toBe("Europe/Paris");
});
