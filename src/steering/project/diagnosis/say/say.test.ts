import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Perimeter } from "./perimeters.ts";
import { isSecret, isSecretSaid } from "./publish.ts";
import { type KeptValue, readFigures } from "./read-figures.ts";
import { differenceOf, sayDifference, type Told } from "./say-difference.ts";
import type { Unit } from "./say-figure.ts";

const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, " ");
const of = (perimeter: Perimeter, value: number, label = ""): Told => ({ perimeter, label, value });

describe("the sentence of a difference", () => {
  test.each<[number, Unit, Told[], string]>([
    [27, "%", [of("department", 19)], "27 %, soit 8 points de plus que le département (19 %)"],
    [13.3, "%", [of("department", 11.8)], "13,3 %, soit 1,5 point de plus que le département (11,8 %)"],
    [1.7, "%", [of("department", 1.5)], "1,7 %, soit 0,2 point de plus que le département (1,5 %)"],
    [54.6, "%", [of("department", 55.4)], "54,6 %, soit 0,8 point de moins que le département (55,4 %)"],
    [
      65.3,
      "%",
      [of("department", 70.1), of("region", 74.8)],
      "65,3 %, soit 4,8 points de moins que le département (70,1 %) et 9,5 points de moins que la région (74,8 %)",
    ],
    [
      1.2,
      "per-1000",
      [of("commune", 1.55, "Toulouse")],
      "1,2 pour 1 000 habitants, soit 0,35 de moins que Toulouse (1,55)",
    ],
    [
      28.3,
      "%",
      [of("department", 22.3), of("region", 28.3), of("country", 26)],
      "28,3 %, soit 6 points de plus que le département (22,3 %), autant que la région (28,3 %) et 2,3 points de plus que la France (26 %)",
    ],
    [5, "%", [of("commune", 6, "Auzeville")], "5 %, soit 1 point de moins qu’Auzeville (6 %)"],
    [72_052, "count", [], "72 052"],
    [1.5, "years", [of("region", 3.5)], "1,5 an, soit 2 ans de moins que la région (3,5 ans)"],
    [
      1,
      "visits",
      [of("country", 3.3)],
      "1 consultation par an et par habitant, soit 2,3 de moins que la France (3,3)",
    ],
    [1_200.5, "euros", [of("country", 1_000)], "1 200,5 €, soit 200,5 € de plus que la France (1 000 €)"],
  ])("%d %s", (value, unit, than, sentence) => {
    expect(plain(sayDifference(value, unit, than))).toBe(sentence);
  });

  test("says the difference that a reader works out on the figures as written", () =>
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000 }), fc.integer({ min: 0, max: 10_000 }), (a, b) => {
        expect(Math.round(differenceOf(a / 10, b / 10) * 10)).toBe(a - b);
        expect(String(differenceOf(a / 10, b / 10))).not.toMatch(/\d{6}/);
      }),
      { numRuns: 200, seed: 5 },
    ));
});

const kept = (perimeter: Perimeter, value: number, more: Partial<KeptValue> = {}): KeptValue => ({
  perimeter,
  label: "",
  value,
  people: null,
  year: 2021,
  datedOn: null,
  source: "Rézone CPTS",
  method: "exact",
  ...more,
});
const open = { isPublished: false, isInfraCommunal: true };

describe("what an indicator says", () => {
  test("of the territory, against larger grounds, the newest value of each", () => {
    const [reading] = readFigures(
      { unit: "%", ofPeople: false },
      [
        kept("department", 19),
        kept("territory", 25, { year: 2019 }),
        kept("territory", 27),
        kept("region", 21),
      ],
      open,
    );
    expect(plain(reading!.sentence)).toBe(
      "27 %, soit 8 points de plus que le département (19 %) et 6 points de plus que la région (21 %)",
    );
    expect(reading).toMatchObject({ of: "", warning: null, source: "Rézone CPTS, 2021" });
    expect(reading!.bars.map((bar) => bar.label)).toEqual(["Le territoire", "Le département", "La région"]);
  });

  test("of each part of it, against the town; where nothing is known of the territory, of the town itself", () => {
    const parts = readFigures(
      { unit: "%", ofPeople: false },
      [
        kept("commune", 18.6, { label: "Toulouse" }),
        kept("part", 43.2, { label: "Empalot", method: "estimated" }),
        kept("part", 40.7, { label: "Rangueil" }),
      ],
      open,
    );
    expect(parts.map((one) => [one.of, plain(one.sentence), one.warning])).toEqual([
      [
        "Empalot",
        "43,2 %, soit 24,6 points de plus que Toulouse (18,6 %)",
        "estimation sur une partie de commune",
      ],
      ["Rangueil", "40,7 %, soit 22,1 points de plus que Toulouse (18,6 %)", null],
    ]);
    const [town] = readFigures(
      { unit: "%", ofPeople: false },
      [kept("department", 19), kept("commune", 27, { label: "Toulouse", method: "estimated" })],
      open,
    );
    expect([town!.of, plain(town!.sentence), town!.warning]).toEqual([
      "Toulouse",
      "27 %, soit 8 points de plus que le département (19 %)",
      "estimation",
    ]);
    expect(readFigures({ unit: "%", ofPeople: false }, [], open)).toEqual([]);
  });

  test("fewer than eleven persons are hidden once published, and never in what it is compared with", () => {
    const indicator = { unit: "count" as const, ofPeople: true };
    const values = [kept("territory", 10), kept("department", 4), kept("region", 900)];
    const [hidden] = readFigures(indicator, values, { ...open, isPublished: true });
    expect(hidden).toMatchObject({
      sentence: "Non publié (secret statistique)",
      bars: [{ label: "La région", value: 900 }],
    });
    expect(plain(readFigures(indicator, values, open)[0]!.sentence)).toContain("10, soit 6 de plus");
    // 274 of 279: what is left is small, not what is counted. Nothing may say that few had an appointment.
    const most = kept("territory", 98.2, { people: 279, isSmall: true });
    const [left] = readFigures({ unit: "%", ofPeople: true }, [most], { ...open, isPublished: true });
    expect(left).toMatchObject({ sentence: "Non publié (secret statistique)", bars: [] });
    expect(isSecretSaid(left!.sentence)).toBe(true);
    expect(isSecret({ value: 11, people: null }, indicator)).toBe(false);
    expect(isSecret({ value: 0, people: null }, indicator)).toBe(true);
    expect(isSecret({ value: 45.5, people: 10 }, { unit: "%", ofPeople: false })).toBe(true);
    expect(isSecret({ value: 2, people: null }, { unit: "count", ofPeople: false })).toBe(false);
  });
});
