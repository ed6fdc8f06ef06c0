import { expect, test } from "vitest";
import { urpsQuestionnaire } from "../../ready/urps-questionnaire.ts";
import { carryProfession } from "./carry-profession.ts";
import { mergeAnswers } from "./merge-answers.ts";

test("what was typed here is kept, what came from elsewhere later is never overwritten, what both changed is asked", () => {
  const base = { a: "1", b: "1", c: "1", d: ["x"], e: "1" };
  const here = { a: "2", b: "1", c: "2", d: ["x", "y"], new: "here" };
  const server = { a: "1", b: "3", c: "3", d: ["x", "y"], e: "1", there: 4 };
  expect(mergeAnswers(base, here, server)).toEqual({
    // Ours, theirs, disputed (theirs meanwhile), the same on both sides; `e` was taken back here and stays taken back.
    answers: { a: "2", b: "3", c: "3", d: ["x", "y"], new: "here", there: 4 },
    disputed: ["c"],
  });
  expect(mergeAnswers(base, { ...base, a: "2" }, base)).toEqual({
    answers: { ...base, a: "2" },
    disputed: [],
  });
  // Taken back here, changed there.
  expect(mergeAnswers({ a: "1" }, {}, { a: "2" })).toEqual({ answers: { a: "2" }, disputed: ["a"] });
});

test("the profession chosen answers « Spécialité » once, never over what the person wrote; a doctor of another speciality is asked which", () => {
  const asked = {
    asksName: false,
    communes: [],
    given: null,
    professions: [
      { code: "60", specialityCode: null, label: "Infirmier" },
      { code: "10", specialityCode: "SM26", label: "Médecin généraliste" },
      { code: "10", specialityCode: null, label: "Médecin d’une autre spécialité" },
    ],
  };
  const carried = (professionCode: string, specialityCode: string | null, answers = {}) =>
    carryProfession(
      urpsQuestionnaire,
      asked,
      { name: "", professionCode, specialityCode, communeCode: null, rpps: null },
      answers,
    );
  expect(carried("60", null)).toEqual([["speciality", "Infirmier"]]);
  expect(carried("10", "SM26", { speciality: "Infirmier" })).toEqual([["speciality", "Médecin généraliste"]]);
  expect(carried("10", null)).toEqual([]);
  expect(carried("10", null, { speciality: "Infirmier" })).toEqual([["speciality", undefined]]);
  expect(carried("60", null, { speciality: "Puéricultrice" })).toEqual([]);
});
