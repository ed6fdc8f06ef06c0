import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkForm } from "../../model/check-form.ts";
import { type Form, leavesOfForm } from "../../model/form.ts";
import { anyForm } from "../../model/testing/any-form.ts";
import {
  addQuestion,
  addSection,
  duplicateQuestion,
  moved,
  removeQuestion,
  stepQuestion,
  stepSection,
} from "./edit-form.ts";
import { withScore } from "./yes-no-scores.tsx";

const keysOf = (form: Form) => form.sections.flatMap((section) => section.questions.map(({ key }) => key));
const places = (form: Form) =>
  form.sections.flatMap((section, s) => section.questions.map((_one, at) => ({ section: s, at })));

describe("acts of a builder", () => {
  test("a step and the step back give the same form; nothing is lost on the way", () => {
    fc.assert(
      fc.property(anyForm, fc.nat(), (form, dice) => {
        const all = places(form);
        const from = all[dice % all.length] as (typeof all)[number];
        const down = stepQuestion(form, from, 1);
        expect(keysOf(down.form).sort()).toEqual(keysOf(form).sort());
        if (down.form !== form) expect(stepQuestion(down.form, down.place, -1).form).toEqual(form);
        const to = all[(dice * 7) % all.length] as (typeof all)[number];
        expect(keysOf(moved(form, from, to).form).sort()).toEqual(keysOf(form).sort());
      }),
      { numRuns: 60 },
    );
  });

  test("what is added or duplicated has keys of its own, and a sound form stays sound", () => {
    fc.assert(
      fc.property(anyForm, fc.nat(), (form, dice) => {
        const all = places(form);
        const { section, at } = all[dice % all.length] as (typeof all)[number];
        const twice = duplicateQuestion(form, section, at);
        const more = addQuestion(addSection(twice), section, "matrix");
        expect(new Set(keysOf(more)).size).toBe(keysOf(form).length + 2);
        const leaves = leavesOfForm(more).map(({ key }) => key);
        expect(new Set(leaves).size).toBe(leaves.length);
        expect(checkForm(more).map(({ message }) => message)).toEqual([
          "La section « Nouvelle section » est vide.",
        ]);
      }),
      { numRuns: 60 },
    );
  });

  test("what is removed leaves conditions that say so; ends do not move further", () => {
    const form: Form = {
      title: "t",
      layout: "question",
      sections: [
        {
          key: "s",
          title: "",
          questions: [
            { kind: "yes-no", key: "a", text: "a" },
            {
              kind: "yes-no",
              key: "b",
              text: "b",
              when: { mode: "all", tests: [{ question: "a", is: "=", value: "yes" }] },
            },
          ],
        },
      ],
    };
    expect(checkForm(removeQuestion(form, 0, 0))).toMatchObject([
      { path: "sections.0.questions.0.when.tests.0" },
    ]);
    expect(checkForm(stepQuestion(form, { section: 0, at: 1 }, -1).form)).toHaveLength(1);
    expect(stepQuestion(form, { section: 0, at: 0 }, -1).form).toBe(form);
    expect(stepSection(form, 0, 1)).toBe(form);
  });
});

test("points of yes and no are typed one by one, and taken away together", () => {
  expect(withScore(undefined, "yes", 2)).toEqual({ yes: 2, no: 0 });
  expect(withScore({ yes: 2, no: 0 }, "nc", 1)).toEqual({ yes: 2, no: 0, nc: 1 });
  expect(withScore({ yes: 2, no: 0, nc: 1 }, "nc", undefined)).toEqual({ yes: 2, no: 0 });
  expect(withScore({ yes: 2, no: 1 }, "yes", undefined)).toEqual({ yes: 0, no: 1 });
  expect(withScore({ yes: 2, no: 0 }, "yes", undefined)).toBeUndefined();
});
