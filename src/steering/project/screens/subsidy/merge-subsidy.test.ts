import { expect, test } from "vitest";
import { differencesOf, mergeSubsidy, saidDifference } from "./merge-subsidy.ts";

const line = (euros: number) => ({ account: "64", label: "Coordination", euros });
const base = {
  fields: { "identity.name": "CPTS", "request.form": "money" },
  budget: [line(1)],
  projectBudget: [],
};

test("what only one of two changed is kept, what both changed otherwise is told and stands as preferred", () => {
  const mine = {
    fields: { "identity.name": "CPTS du Lac", "identity.acronym": "LAC", "request.form": "money" },
    budget: [line(2)],
    projectBudget: [],
  };
  const theirs = {
    fields: { "identity.name": "CPTS des Lacs", "request.form": "money", "identity.phone": "05" },
    budget: [line(1)],
    projectBudget: [line(3)],
  };
  const clash = { key: "identity.name", mine: "CPTS du Lac", theirs: "CPTS des Lacs" };
  const both = { "identity.acronym": "LAC", "request.form": "money", "identity.phone": "05" };
  for (const prefers of ["mine", "theirs"] as const)
    expect(mergeSubsidy(base, mine, theirs, prefers)).toEqual({
      content: {
        fields: { ...both, "identity.name": prefers === "mine" ? "CPTS du Lac" : "CPTS des Lacs" },
        budget: [line(2)],
        projectBudget: [line(3)],
      },
      clashes: [clash],
    });
});

test("what one emptied stays empty, and the same change made by both is no difference", () => {
  const mine = { ...base, fields: { "identity.name": "", "request.form": "kind" } };
  const theirs = { ...base, fields: { "identity.name": "CPTS", "request.form": "kind" } };
  expect(mergeSubsidy(base, mine, theirs, "theirs")).toEqual({
    content: { fields: { "request.form": "kind" }, budget: [line(1)], projectBudget: [] },
    clashes: [],
  });
});

test("a difference is said in the words of the form", () => {
  const theirs = { ...base, fields: { "identity.name": "CPTS", "request.form": "kind" }, budget: [] };
  const options = [
    { value: "money", label: "En numéraire" },
    { value: "kind", label: "En nature" },
  ];
  const subsidy = {
    parts: [{ key: "request", title: "", fields: [{ key: "request.form", label: "Forme", options }] }],
  } as unknown as Parameters<typeof saidDifference>[0];
  expect(differencesOf(base, theirs).map((one) => saidDifference(subsidy, one))).toEqual([
    { label: "Forme", mine: "En numéraire", theirs: "En nature" },
    { label: "Budget de l’association", mine: "64 Coordination : 1 €", theirs: "vide" },
  ]);
});
