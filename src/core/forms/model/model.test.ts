import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkAnswers, screensOf } from "./check-answers.ts";
import { checkForm } from "./check-form.ts";
import { type Condition, type Form, leavesOf, type Question } from "./form.ts";
import { holdsCondition } from "./hold-condition.ts";
import { isDate } from "./read-answer.ts";
import { readEngagements } from "./read-engagements.ts";
import { sayCondition } from "./say-condition.ts";
import { scoreAnswers } from "./score-answers.ts";
import { anyAnswersTo, anyForm } from "./testing/any-form.ts";

const formOf = (...questions: Question[]): Form => ({
  title: "Essai",
  layout: "question",
  sections: [{ key: "s", title: "Une section", questions }],
});
const yesNo = (key: string, more: object = {}): Question => ({ kind: "yes-no", key, text: key, ...more });
const when = (question: string, is: "=" | "!=", value: string): Condition => ({
  mode: "all",
  tests: [{ question, is, value }],
});
const OPTIONS = [
  { key: "a", label: "A" },
  { key: "b", label: "B" },
  { key: "c", label: "C" },
];

const anyAnswered = anyForm.chain((form) => fc.tuple(fc.constant(form), anyAnswersTo(form)));

describe("what is not visible", () => {
  test("is never required nor kept, whatever the questionnaire and the answers", () => {
    fc.assert(
      fc.property(anyAnswered, ([form, raw]) => {
        const { answers, problems, visible } = checkAnswers(form, raw, { complete: true });
        const shown = new Set(
          visible.flatMap(({ questions }) => questions.flatMap(leavesOf)).map(({ key }) => key),
        );
        for (const key of [...Object.keys(answers), ...problems.map((one) => one.key)])
          expect(shown).toContain(key);
        // What is shown is what holds on the kept answers alone: nothing hidden opens a door.
        for (const section of form.sections)
          for (const question of section.questions)
            for (const { key } of leavesOf(question))
              expect(shown.has(key)).toBe(
                holdsCondition(section.when, answers) && holdsCondition(question.when, answers),
              );
      }),
      { numRuns: 80 },
    );
  });

  test("kept answers are a fixed point: read again they give themselves, and no problem but what is missing", () => {
    fc.assert(
      fc.property(anyAnswered, ([form, raw]) => {
        const { answers } = checkAnswers(form, raw, { complete: false });
        const again = checkAnswers(form, answers, { complete: false });
        expect(again.answers).toEqual(answers);
        expect(again.problems).toEqual([]);
        expect(JSON.parse(JSON.stringify(answers))).toEqual(answers);
      }),
      { numRuns: 80 },
    );
  });

  test("screens show each visible question once, in order", () => {
    fc.assert(
      fc.property(anyAnswered, ([form, raw]) => {
        const { answers, visible } = checkAnswers(form, raw, { complete: false });
        const walked = screensOf(form, answers).flatMap(({ questions }) => questions.map(({ key }) => key));
        expect(walked).toEqual(visible.flatMap(({ questions }) => questions.map(({ key }) => key)));
      }),
      { numRuns: 50 },
    );
  });

  test("a chain of conditions falls as a whole when its first link does", () => {
    const form = formOf(
      yesNo("a"),
      yesNo("b", { when: when("a", "=", "yes") }),
      yesNo("c", { when: when("b", "=", "yes"), required: true }),
    );
    expect(checkAnswers(form, { a: "yes", b: "yes", c: "no" }, { complete: true })).toMatchObject({
      answers: { c: "no" },
      problems: [],
    });
    expect(checkAnswers(form, { a: "no", b: "yes", c: "no" }, { complete: true })).toMatchObject({
      answers: { a: "no" },
      problems: [],
    });
    expect(checkAnswers(form, { a: "yes", b: "yes" }, { complete: true }).problems).toEqual([
      { key: "c", message: "Répondez à cette question." },
    ]);
  });
});

describe("conditions", () => {
  test("and, or, several choices, numbers, dates, answered or not", () => {
    const holds = (tests: Condition["tests"], answers: object, mode: Condition["mode"] = "all") =>
      holdsCondition({ mode, tests }, answers as Record<string, string>);
    expect(holds([{ question: "x", is: "=", value: "a" }], { x: ["b", "a"] })).toBe(true);
    expect(holds([{ question: "x", is: "!=", value: "a" }], { x: ["b", "a"] })).toBe(false);
    expect(holds([{ question: "x", is: "!=", value: "a" }], {})).toBe(true);
    expect(holds([{ question: "n", is: ">=", value: 65 }], { n: 65 })).toBe(true);
    expect(holds([{ question: "n", is: ">", value: 65 }], {})).toBe(false);
    expect(holds([{ question: "d", is: "<", value: "2026-01-02" }], { d: "2025-12-31" })).toBe(true);
    expect(holds([{ question: "n", is: ">", value: "1" }], { n: 2 })).toBe(false);
    const both: Condition["tests"] = [
      { question: "x", is: "=", value: "a" },
      { question: "y", is: "answered" },
    ];
    expect([holds(both, { x: "a" }), holds(both, { x: "a" }, "any"), holds(both, { y: "b" }, "any")]).toEqual(
      [false, true, true],
    );
    expect(holds([{ question: "constructor", is: "answered" }], {})).toBe(false);
  });

  test("are said in French", () => {
    const form = formOf(
      yesNo("a"),
      { kind: "choices", key: "m", text: "Missions", options: OPTIONS },
      { kind: "number", key: "n", text: "Âge" },
    );
    expect(
      sayCondition(form, {
        mode: "any",
        tests: [
          { question: "a", is: "=", value: "yes" },
          { question: "m", is: "!=", value: "b" },
          { question: "n", is: ">=", value: 65.5 },
          { question: "n", is: "unanswered" },
        ],
      }),
    ).toBe(
      "Si « a » est « Oui » ou si « Missions » ne contient pas « B » ou si « Âge » est au moins 65,5 ou si « Âge » n'a pas de réponse",
    );
  });
});

describe("answers", () => {
  const problemOf = (question: Question, answer: unknown) =>
    checkAnswers(formOf(question), { k: answer }, { complete: true }).problems[0]?.message;
  const keptOf = (question: Question, answer: unknown) =>
    checkAnswers(formOf(question), { k: answer }, { complete: true }).answers["k"];

  test("are of their kind and within bounds, each refused with what to do", () => {
    const choices: Question = {
      kind: "choices",
      key: "k",
      text: "k",
      options: OPTIONS,
      atLeast: 2,
      atMost: 2,
    };
    expect(keptOf(choices, ["c", "a", "c"])).toEqual(["a", "c"]);
    expect(problemOf(choices, ["a"])).toBe("Choisissez au moins 2 réponses.");
    expect(problemOf(choices, ["a", "b", "c"])).toBe("Choisissez 2 réponses au plus.");
    expect(problemOf(choices, ["a", "z"])).toContain("proposées");
    const number: Question = {
      kind: "number",
      key: "k",
      text: "k",
      integer: true,
      min: 1,
      max: 10,
      unit: "jours",
      required: true,
    };
    expect([0, 11, 1.5, "3", Number.NaN, ""].map((one) => problemOf(number, one))).toEqual([
      "Au moins 1 jours.",
      "Au plus 10 jours.",
      "Indiquez un nombre entier.",
      "Indiquez un nombre.",
      "Indiquez un nombre.",
      "Répondez à cette question.",
    ]);
    const text: Question = { kind: "text", key: "k", text: "k", maxLength: 5 };
    expect(keptOf(text, "  a  b ")).toBe("a b");
    expect(problemOf(text, "abcdef")).toBe("5 caractères au plus.");
    expect(problemOf(text, "a\u0000b")).toContain("interdits");
    expect(problemOf(yesNo("k"), "nc")).toContain("proposées");
    expect(keptOf(yesNo("k", { withNc: true }), "nc")).toBe("nc");
    const date: Question = { kind: "date", key: "k", text: "k", min: "2026-01-01" };
    expect(problemOf(date, "2025-12-31")).toBe("Pas avant le 01/01/2026.");
    expect(problemOf(date, "2026-02-30")).toBe("Indiquez une date.");
    expect([isDate("2024-02-29"), isDate("2026-02-29"), isDate("1900-02-29"), isDate("2026-13-01")]).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });

  test("a required table asks for each of its rows", () => {
    const table: Question = {
      kind: "matrix",
      key: "t",
      text: "t",
      required: true,
      rows: [
        { key: "r1", text: "1" },
        { key: "r2", text: "2" },
      ],
      options: OPTIONS,
    };
    expect(checkAnswers(formOf(table), { r1: "a" }, { complete: true })).toMatchObject({
      answers: { r1: "a" },
      problems: [{ key: "r2" }],
    });
  });
});

describe("points and engagements", () => {
  const points: Question = {
    kind: "choice",
    key: "p",
    text: "p",
    options: [
      { key: "a", label: "A", score: 0 },
      { key: "b", label: "B", score: 3 },
    ],
  };
  const many: Question = {
    kind: "choices",
    key: "m",
    text: "m",
    options: [
      { key: "x", label: "X", score: 1 },
      { key: "y", label: "Y", score: 2 },
    ],
  };

  test("points are summed by section, with the most there could be; without points there is no score", () => {
    expect(
      scoreAnswers(formOf(points, many, yesNo("y", { scores: { yes: 1, no: 0 } })), {
        p: "b",
        m: ["x", "y"],
      }),
    ).toEqual({
      total: 6,
      most: 7,
      unanswered: 1,
      sections: [{ key: "s", title: "Une section", total: 6, most: 7 }],
    });
    expect(scoreAnswers(formOf(yesNo("a")), { a: "yes" })).toBeNull();
  });

  test("a sum never goes over the most", () => {
    fc.assert(
      fc.property(anyAnswered, ([form, raw]) => {
        const score = scoreAnswers(form, checkAnswers(form, raw, { complete: false }).answers);
        if (score) expect(score.total).toBeLessThanOrEqual(score.most);
        if (score) expect(score.sections.reduce((sum, one) => sum + one.total, 0)).toBeCloseTo(score.total);
      }),
      { numRuns: 60 },
    );
  });

  test("yes engages for the mission, no and NC say so and do not", () => {
    const form = formOf(
      yesNo("mt", { withNc: true, mission: "ACCES_MT" }),
      yesNo("snp", { mission: "ACCES_SNP" }),
      yesNo("other"),
      {
        kind: "choice",
        key: "prev",
        text: "Prévention",
        mission: "PREVENTION",
        options: [
          { key: "lead", label: "Je pilote", engages: true },
          { key: "out", label: "Sans moi" },
        ],
      },
    );
    expect(readEngagements(form, { mt: "nc", snp: "yes", other: "yes", prev: "lead" })).toEqual([
      { mission: "ACCES_MT", engaged: false, answer: "nc" },
      { mission: "ACCES_SNP", engaged: true, answer: "yes" },
      { mission: "PREVENTION", engaged: true, answer: "lead" },
    ]);
  });
});

describe("a form", () => {
  test("made soundly is found sound", () => {
    fc.assert(
      fc.property(anyForm, (form) => {
        expect(checkForm(form)).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });

  test("is refused with the place and the reason: doubled keys, conditions ahead, values that cannot be, crossed bounds", () => {
    const form: Form = {
      title: "Essai",
      layout: "section",
      sections: [
        {
          key: "s",
          title: "",
          questions: [yesNo("a", { when: when("b", "=", "yes") }), yesNo("b"), yesNo("b")],
        },
        { key: "t", title: "Vide", questions: [] },
        {
          key: "u",
          title: "",
          questions: [
            { kind: "number", key: "n", text: "n", min: 5, max: 1, when: when("a", "=", "nc") },
            {
              kind: "choice",
              key: "c",
              text: "c",
              options: [
                { key: "x", label: "x", engages: true },
                { key: "x", label: "y" },
              ],
            },
            {
              kind: "date",
              key: "d",
              text: "d",
              when: { mode: "all", tests: [{ question: "a", is: ">", value: "yes" }] },
            },
          ],
        },
      ],
    };
    expect(checkForm(form).map(({ path }) => path)).toEqual([
      "sections.0.questions.0.when.tests.0",
      "sections.0.questions.2.key",
      "sections.1",
      "sections.2.questions.0.when.tests.0",
      "sections.2.questions.0.max",
      "sections.2.questions.1.options.0",
      "sections.2.questions.1.options.1.key",
      "sections.2.questions.2.when.tests.0",
    ]);
    const texts = (count: number): Form => ({
      title: "x",
      layout: "section",
      sections: [
        {
          key: "s",
          title: "",
          questions: Array.from({ length: count }, (_, at) => ({
            kind: "text",
            key: `t${at}`,
            text: "t",
            long: true,
          })),
        },
      ],
    });
    expect([checkForm(texts(40)), checkForm(texts(45)).map(({ path }) => path)]).toEqual([[], ["sections"]]);
    expect(checkForm({ title: "x", layout: "section", sections: [] })).toEqual([
      { path: "sections", message: "Ajoutez au moins une question." },
    ]);
  });
});
