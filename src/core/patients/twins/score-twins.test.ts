import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LIKELY, scoreTwins, type TwinTraits } from "./score-twins.ts";

const base: TwinTraits = {
  birthFamilyName: "Lefèvre-Bœuf",
  usedFamilyName: "Garrigue",
  birthGivenNames: "Amélie Jeanne",
  usedGivenName: null,
  sex: "F",
  birthOn: "1951-02-13",
  birthPlaceCode: null,
  ins: null,
};
const plain = { ...base, birthFamilyName: "Garrigou", usedFamilyName: null, birthOn: "1951-02-03" };

describe("two records of one person", () => {
  it.each<[string, Partial<TwinTraits>, string]>([
    [
      "accents and hyphens",
      { birthFamilyName: "LEFEVRE BOEUF", usedFamilyName: null },
      "même nom de naissance",
    ],
    ["a part of the name", { birthFamilyName: "Lefevre", usedFamilyName: null }, "noms de famille proches"],
    ["the used name as birth name", { birthFamilyName: "Garrigue", usedFamilyName: null }, "nom utilisé"],
    ["a typing error", { birthFamilyName: "Lefébvre-Boeuf" }, "même nom utilisé"],
    [
      "names exchanged",
      { birthFamilyName: "Amélie", birthGivenNames: "Lefevre Boeuf", usedFamilyName: null },
      "inversés",
    ],
    ["given names in another order", { birthGivenNames: "Jeanne Amélie" }, "prénoms proches"],
    ["one digit of the date", { birthOn: "1951-02-18" }, "à un chiffre près"],
    ["no date", { birthOn: null }, "inconnue"],
  ])("%s", (_what, change, reason) => {
    const { score, reasons } = scoreTwins(base, { ...base, ...change });
    expect(score).toBeGreaterThanOrEqual(LIKELY);
    expect(reasons.join(" ; ")).toContain(reason);
  });

  it("day and month exchanged", () => {
    const { score, reasons } = scoreTwins(plain, { ...plain, birthOn: "1951-03-02" });
    expect(score).toBeGreaterThanOrEqual(LIKELY);
    expect(reasons).toContain("jour et mois de naissance inversés");
  });

  it("the same INS is enough, and two different ones in use are two persons", () => {
    const ins = { index: "aa", authority: "1.2", inUse: true };
    const other = { ...plain, birthFamilyName: "Tout", birthGivenNames: "Autre", birthOn: null };
    expect(scoreTwins({ ...plain, ins }, { ...other, ins: { ...ins, inUse: false } }).score).toBe(100);
    expect(scoreTwins({ ...plain, ins }, { ...plain, ins: { ...ins, index: "bb" } }).score).toBe(0);
    expect(
      scoreTwins({ ...plain, ins }, { ...plain, ins: { ...ins, index: "bb", inUse: false } }).score,
    ).toBe(100);
  });
});

describe("two persons", () => {
  it.each<[string, Partial<TwinTraits>]>([
    ["brother and sister born the same day", { birthGivenNames: "Bernard", sex: "M" }],
    ["namesakes of another age", { birthOn: "1987-11-30" }],
    ["the same given name and day", { birthFamilyName: "Sanchez" }],
  ])("%s", (_what, change) => expect(scoreTwins(plain, { ...plain, ...change }).score).toBeLessThan(LIKELY));
});

const name = fc.stringMatching(/^[A-Z][a-zéèç]{4,11}$/);
const date = fc
  .tuple(
    fc.integer({ min: 1900, max: 2020 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 28 }),
  )
  .map((parts) => parts.map((part) => String(part).padStart(2, "0")).join("-"));
const traits: fc.Arbitrary<TwinTraits> = fc.record({
  birthFamilyName: name,
  usedFamilyName: fc.option(name),
  birthGivenNames: name,
  usedGivenName: fc.option(name),
  sex: fc.constantFrom("F", "M", "U"),
  birthOn: date,
  birthPlaceCode: fc.constantFrom(null, "31555", "2A004"),
  ins: fc.constant(null),
});

describe("the score", () => {
  it("is symmetric and stays between 0 and 100", () => {
    const any = fc.oneof(
      traits,
      traits.map((one) => ({ ...one, birthOn: null })),
    );
    fc.assert(
      fc.property(any, any, (a, b) => {
        const { score } = scoreTwins(a, b);
        expect(score).toBe(scoreTwins(b, a).score);
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(100);
      }),
    );
  });

  it("is 100 for the same traits, whatever the case, accents and hyphens", () => {
    fc.assert(
      fc.property(traits, (one) => {
        const shouted = { ...one, birthFamilyName: one.birthFamilyName.toUpperCase().replace(/É/g, "E") };
        expect(scoreTwins(one, shouted).score).toBe(100);
      }),
    );
  });

  it("finds any one letter wrong in the name, and names exchanged", () => {
    fc.assert(
      fc.property(traits, fc.nat(), (one, at) => {
        const letters = [...one.birthFamilyName];
        letters[at % letters.length] = letters[at % letters.length] === "x" ? "y" : "x";
        expect(scoreTwins(one, { ...one, birthFamilyName: letters.join("") }).score).toBeGreaterThanOrEqual(
          LIKELY,
        );
        const exchanged = {
          ...one,
          birthFamilyName: one.birthGivenNames,
          birthGivenNames: one.birthFamilyName,
        };
        expect(scoreTwins(one, exchanged).score).toBeGreaterThanOrEqual(LIKELY);
      }),
    );
  });

  it("never rises when the sex or the birth place differ", () => {
    fc.assert(
      fc.property(traits, traits, (a, b) => {
        const alike = scoreTwins({ ...a, sex: "F" }, { ...b, sex: "F" }).score;
        expect(scoreTwins({ ...a, sex: "F" }, { ...b, sex: "M" }).score).toBeLessThanOrEqual(alike);
      }),
    );
  });
});
