import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { semesterIndex } from "../../../platform/time/index.ts";
import { checkSheet, judgeIndicator, judgeObjective } from "./check-sheet.ts";
import { copyStartingSheet, startingSheets } from "./library/starting-sheets.ts";
import { linkTree } from "./link-tree.ts";
import { nextNumber } from "./next-number.ts";
import { emptyContent, sheetContent } from "./sheet-content.ts";
import { sumBudget, sumProject } from "./sum-budget.ts";

const MISSIONS = ["ACCES_MT", "ACCES_SNP", "PARCOURS", "PREVENTION", "CRISE", "QUALITE", "ACCOMPAGNEMENT"];
const uuids = () => {
  let count = 0;
  return () => `01920000-0000-7000-8000-${String(++count).padStart(12, "0")}`;
};

describe("an objective that can be evaluated", () => {
  const whole = { label: "Tenir une liste", measure: "100 % sous 3 jours", dueOn: "2027-06-30", owner: "X" };
  test("has a measure, a date and somebody who answers for it", () => {
    expect(judgeObjective(whole)).toEqual([]);
    expect(judgeObjective({ label: "", measure: "", dueOn: null, owner: "" })).toEqual([
      "label",
      "measure",
      "date",
      "owner",
    ]);
  });

  test("a direction without a figure is no measure; a thing that is there or not is one", () => {
    expect(judgeObjective({ ...whole, measure: "Améliorer l'accès aux soins" })).toEqual(["measure"]);
    expect(judgeObjective({ ...whole, measure: "Améliorer de 5 points le dépistage" })).toEqual([]);
    expect(judgeObjective({ ...whole, measure: "Convention signée" })).toEqual([]);
  });

  test("an indicator that is counted has a start and a target, another one a criterion", () => {
    const counted = {
      label: "Patients",
      kind: "result",
      nature: "quantitative",
      criterion: "",
      unit: "%",
      baseline: 13.3,
      target: 10,
      source: "REZONE",
      catalogueCode: null,
      dueOn: "2028-12-31",
    } as const;
    expect(judgeIndicator(counted)).toEqual([]);
    expect(judgeIndicator({ ...counted, baseline: 0, target: 0 })).toEqual([]);
    expect(judgeIndicator({ ...counted, baseline: null, target: null, dueOn: null })).toEqual([
      "une cible",
      "une valeur de départ",
      "une échéance",
    ]);
    expect(judgeIndicator({ ...counted, nature: "qualitative", source: "" })).toEqual([
      "un critère d'évaluation",
      "sa source",
    ]);
  });
});

describe("what a sheet lacks", () => {
  test("an empty sheet lacks everything, and what is needed is named", () => {
    const { done, of, lacks } = checkSheet({ content: emptyContent(), pilots: 0, hasObjective: false });
    expect([done, lacks.length]).toEqual([0, of]);
    expect(lacks.filter((one) => one.isNeeded).map((one) => one.field)).toEqual([
      "objectiveId",
      "pilotIds",
      "context",
      "objectives",
      "indicators",
      "actions",
      "steps",
    ]);
  });

  test("says in one sentence what an objective lacks", () => {
    const content = {
      ...emptyContent(),
      objectives: [{ id: "1", label: "A", measure: "3 réunions", dueOn: null, owner: "" }],
    };
    expect(checkSheet({ content, pilots: 0, hasObjective: false }).lacks).toContainEqual({
      part: "objectives",
      field: "objectives.0",
      sentence: "Objectif 1 : il manque une date et un responsable.",
      isNeeded: true,
    });
  });
});

describe("money", () => {
  const lines = fc.array(
    fc.record({
      year: fc.option(fc.integer({ min: 2026, max: 2029 }), { nil: null }),
      amountCents: fc.integer({ min: 0, max: 1_000_000_000 }),
    }),
    { maxLength: 12 },
  );
  const asBudget = (all: { year: number | null; amountCents: number }[]) =>
    all.map((one, at) => ({ ...one, id: String(at), label: "", account: null }));

  test("no cent is lost between lines, years, missions and the whole", () => {
    const sheets = fc.array(fc.record({ missionCode: fc.constantFrom(...MISSIONS), budget: lines }), {
      maxLength: 8,
    });
    fc.assert(
      fc.property(sheets, (some) => {
        const all = some.map((one) => ({ ...one, budget: asBudget(one.budget) }));
        const project = sumProject(MISSIONS, all);
        const expected = all.flatMap((one) => one.budget).reduce((sum, one) => sum + one.amountCents, 0);
        const add = (numbers: readonly number[]) => numbers.reduce((sum, one) => sum + one, 0);
        expect(project.totalCents).toBe(expected);
        expect(add(project.totalsCents)).toBe(expected);
        expect(add(project.missions.map((one) => one.totalCents))).toBe(expected);
        for (const one of project.missions) expect(add(one.amountsCents)).toBe(one.totalCents);
        for (const [at, cents] of project.totalsCents.entries())
          expect(add(project.missions.map((one) => one.amountsCents[at] ?? 0))).toBe(cents);
      }),
      { numRuns: 60 },
    );
  });

  test("years ascend, and lines without a year come last", () => {
    const budget = asBudget([
      { year: null, amountCents: 1 },
      { year: 2028, amountCents: 2 },
      { year: 2027, amountCents: 3 },
      { year: 2028, amountCents: 4 },
    ]);
    expect(sumBudget(budget).byYear).toEqual([
      { year: 2027, amountCents: 3 },
      { year: 2028, amountCents: 6 },
      { year: null, amountCents: 1 },
    ]);
  });
});

describe("numbers and links", () => {
  test("a number is the next of its mission, whatever was written by hand", () => {
    expect(nextNumber(2, [])).toBe("2-1");
    expect(nextNumber(2, ["2-1", "2-7", "12-9", "1-3", "A-1"])).toBe("2-8");
  });

  test("each break of the chain is a hole, and a whole chain has none", () => {
    const missions = [
      { code: "A", label: "Mission A", isCore: true },
      { code: "B", label: "Mission B", isCore: false },
    ];
    const objective = { id: "o", missionCode: "A", label: "Objectif", revision: 1 };
    const sheet = {
      id: "s",
      number: "1-1",
      title: "Fiche",
      missionCode: "A",
      objectiveId: "o",
      indicators: [],
    };
    const aimed = { label: "I", kind: "result", aim: "cible 10 %", catalogue: null, lacks: [] };
    const kinds = (...input: Parameters<typeof linkTree>) => linkTree(...input).holes.map((one) => one.kind);
    expect(kinds(missions, [], [])).toEqual(["mission-without-objective", "mission-without-objective"]);
    expect(kinds(missions.slice(0, 1), [objective], [])).toEqual(["objective-without-sheet"]);
    expect(kinds(missions.slice(0, 1), [objective], [sheet])).toEqual(["sheet-without-indicator"]);
    const loose = { ...sheet, objectiveId: null, indicators: [aimed] };
    expect(kinds(missions.slice(0, 1), [objective], [loose])).toEqual([
      "objective-without-sheet",
      "sheet-without-objective",
    ]);
    const whole = linkTree(missions.slice(0, 1), [objective], [{ ...loose, objectiveId: "o" }]);
    expect(whole.holes).toEqual([]);
    const figure = { label: "Taux de pauvreté", present: null, source: "" };
    const lacking = [
      { ...aimed, lacks: ["target" as const, "due" as const] },
      { ...aimed, lacks: ["due" as const] },
      { ...aimed, catalogue: figure, lacks: ["value" as const] },
    ];
    const broken = linkTree(
      missions.slice(0, 1),
      [objective],
      [{ ...sheet, objectiveId: "o", indicators: lacking }],
    );
    expect(broken.holes.map((one) => one.sentence)).toEqual([
      "Fiche 1-1, « Fiche » : 2 indicateurs sans cible ou sans échéance.",
      "Fiche 1-1, « Fiche » : le diagnostic ne dit encore rien de « Taux de pauvreté ».",
    ]);
    expect(whole.missions[0]?.objectives[0]?.sheets.map((one) => one.number)).toEqual(["1-1"]);
  });
});

describe("the library of starting sheets", () => {
  test("has two at least for each mission, each with its source and a key of its own", () => {
    for (const mission of MISSIONS)
      expect(startingSheets.filter((one) => one.missionCode === mission).length).toBeGreaterThanOrEqual(2);
    expect(startingSheets.filter((one) => !MISSIONS.includes(one.missionCode))).toEqual([]);
    expect(new Set(startingSheets.map((one) => one.key)).size).toBe(startingSheets.length);
    for (const one of startingSheets) expect(one.source).toMatch(/20\d\d|Toulouse/);
  });

  test("a copy is a valid sheet that lacks what only a territory can write: pilot, objective, figures", () => {
    for (const { key } of startingSheets) {
      const copy = copyStartingSheet(key, "2026-11-23", uuids());
      const content = sheetContent.parse(copy?.content);
      expect(content).toEqual(copy?.content);
      const { lacks } = checkSheet({ content, pilots: 1, hasObjective: true });
      expect(lacks.filter((one) => one.isNeeded)).toEqual([]);
      expect(content.objectives.every((one) => judgeObjective(one).length === 0)).toBe(true);
      expect(content.indicators.map((one) => one.kind).sort()).toEqual(["impact", "process", "result"]);
      for (const step of content.steps) expect(semesterIndex(step.from)).toBeGreaterThanOrEqual(2026 * 2 + 1);
    }
    expect(copyStartingSheet("inconnue", "2026-11-23", uuids())).toBeUndefined();
  });
});
