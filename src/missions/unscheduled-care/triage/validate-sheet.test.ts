import { describe, expect, it } from "vitest";
import { unscheduledCareLevels } from "../../../core/reference/data/unscheduled-care.ts";
import type { CallSheet, Level, LevelRule, Question } from "./call-sheet.ts";
import { defaultSheet } from "./default-sheet.ts";
import { diffSheets } from "./diff-sheets.ts";
import { sampleLevels as levels } from "./sample-levels.ts";
import { validateSheet } from "./validate-sheet.ts";

const problems = (change: Partial<CallSheet>) => validateSheet({ ...defaultSheet, ...change }, levels);
const whys = (change: Partial<CallSheet>) =>
  problems(change)
    .map((problem) => problem.why)
    .join(" ");
const withQuestion = (question: Partial<Question>) => ({
  questions: [
    ...defaultSheet.questions,
    { ...defaultSheet.questions.at(-1)!, code: "extra", ...question } as Question,
  ],
});
const withRule = (rule: Partial<LevelRule>) => ({ rules: [{ ...defaultSheet.rules[0]!, ...rule }] });

describe("validateSheet", () => {
  it("accepts the default sheet, whose signs all have words and a source", () => {
    expect(problems({})).toEqual([]);
  });

  it("accepts it with the levels that the platform ships", () => {
    const shipped = unscheduledCareLevels.filter((datum) => datum.set === "priority-level");
    const asLevels = shipped.map(
      ({ code, label, attributes }) => ({ code, label, ...attributes }) as unknown as Level,
    );
    expect(asLevels.filter((level) => level.emergencyCall)).toHaveLength(1);
    expect(asLevels.every((level) => Number.isInteger(level.rank))).toBe(true);
    expect(validateSheet(defaultSheet, asLevels)).toEqual([]);
  });

  it.each<[string, Partial<CallSheet>, string]>([
    ["no title", { title: "  " }, "manque"],
    ["no red flag", { questions: defaultSheet.questions.slice(-3), rules: [] }, "au moins un signe"],
    [
      "a red flag late",
      { questions: [...defaultSheet.questions.slice(1), defaultSheet.questions[0]!] },
      "avant toutes",
    ],
    [
      "the same code twice",
      { questions: [defaultSheet.questions[0]!, ...defaultSheet.questions] },
      "même code",
    ],
    ["too many questions", { questions: Array(81).fill(defaultSheet.questions[0]) }, "80 questions"],
    ["a bad code", withQuestion({ code: "Âge !" }), "minuscules"],
    ["endless words", withQuestion({ say: "x".repeat(501) }), "500 caractères"],
    [
      "one option only",
      withQuestion({ kind: "choice", options: [{ code: "oui", label: "oui" }] }),
      "de 2 à 30",
    ],
    ["an inverted range", withQuestion({ kind: "number", min: 5, max: 5 }), "plus petit"],
    ["an unbounded text", withQuestion({ kind: "text", maxLength: 9999 }), "2000"],
    ["an unknown level", withRule({ level: "BLEU" }), "n'existe pas"],
    ["a rule that calls the 15", withRule({ level: "ROUGE" }), "Seul un signe de gravité"],
    ["a rule without condition", withRule({ when: [] }), "pas de condition"],
    [
      "an unknown answer",
      withRule({ when: [{ question: "douleur", is: "one-of", values: ["zut"] }] }),
      "n'est pas dans la fiche",
    ],
    [
      "a text compared",
      withRule({ when: [{ question: "notes", is: "at-least", value: 3 }] }),
      "pas un nombre",
    ],
  ])("refuses %s", (_, change, expected) => expect(whys(change)).toContain(expected));
});

describe("diffSheets", () => {
  const sentences = (after: Partial<CallSheet>) =>
    diffSheets(defaultSheet, { ...defaultSheet, ...after }).map((change) => change.sentence);

  it("is empty for the same sheet, even read back with its keys in another order", () => {
    const shuffled = JSON.parse(JSON.stringify(defaultSheet), (_, value) =>
      value && typeof value === "object" && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).reverse())
        : value,
    );
    expect(diffSheets(defaultSheet, shuffled)).toEqual([]);
  });

  it("names a removed sign first", () => {
    const questions = defaultSheet.questions
      .filter((question) => question.code !== "convulsions")
      .map((question) => (question.code === "age" ? { ...question, label: "Âge en années" } : question));
    expect(sentences({ questions, rules: defaultSheet.rules.slice(1), title: "Fiche 2" })).toEqual([
      "Signe de gravité retiré : convulsions.",
      "Question modifiée : Âge en années.",
      "Règle retirée : Cela s'aggrave.",
      "Titre ou note modifiés.",
    ]);
  });

  it("sees an addition and a move", () => {
    const [first, second, ...rest] = defaultSheet.questions;
    expect(sentences({ questions: [second!, first!, ...rest] })).toHaveLength(2);
    expect(
      diffSheets({ ...defaultSheet, questions: rest }, { ...defaultSheet, questions: [first!, ...rest] }),
    ).toMatchObject([{ code: first!.code, change: "added" }]);
  });
});
