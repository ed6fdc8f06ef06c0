import { expect, test } from "vitest";
import { declarationOf, emptyDeclaration, problemsOf } from "./declaration-draft.ts";

const empty = emptyDeclaration("request", "patient");
const whole = { ...empty, familyName: "Vidal", givenNames: "Odette", sex: "F" as const, agreed: true };

test("nothing leaves without a name and the person's agreement", () => {
  expect(Object.keys(problemsOf(empty, null))).toEqual(["familyName", "givenNames", "sex", "agreed"]);
  expect(problemsOf(whole, null)).toEqual({});
  expect(problemsOf({ ...whole, birth: "31/02/1948" }, null).birth).toBeDefined();
  expect(problemsOf({ ...empty, patientId: "known", agreed: true }, null)).toEqual({});
});

test("a letter needs an address and a mail a mailbox, of a new patient; a known one has a record", () => {
  const letter = { ...whole, reachBy: "letter" as const };
  expect(Object.keys(problemsOf(letter, null))).toEqual(["addressLine", "homePostalCode", "communeCode"]);
  const home = { addressLine: "3 rue des Lilas", homePostalCode: "31520", communeCode: "31446" };
  expect(problemsOf({ ...letter, ...home }, null)).toEqual({});
  expect(problemsOf({ ...letter, patientId: "known" }, null)).toEqual({});
  const mail = { ...whole, reachBy: "mail" as const };
  expect(problemsOf({ ...mail, email: "odette" }, null).email).toBeDefined();
  expect(problemsOf({ ...mail, email: "odette@exemple.invalid" }, null)).toEqual({});
});

test("what was not said stays unknown", () => {
  const { situation, carer } = declarationOf({ ...whole, criteria: ["ald"] }, "known");
  expect(situation).toMatchObject({ ald: true, disability: null, needsHomeVisit: null, rights: null });
  expect(carer).toBeNull();
  expect(declarationOf({ ...whole, needsHomeVisit: "no" }, "known").situation.needsHomeVisit).toBe(false);
});

test("the household's doctor is sent; a draft kept from before the question has none", () => {
  const of = (familyProfessionalId: string | null | undefined) =>
    declarationOf({ ...whole, familyProfessionalId: familyProfessionalId as string | null }, "known")
      .situation.familyProfessionalId;
  expect([of("dr"), of(null), of(undefined)]).toEqual(["dr", null, null]);
});

test("a carer without a whole number is kept without it", () => {
  const { carer } = declarationOf({ ...whole, carerName: "Paul Vidal", carerPhone: "06 39" }, "known");
  expect(carer).toEqual({ name: "Paul Vidal", phone: null });
});
