import { expect, test } from "vitest";
import { type DraftPart, mergeDrafts } from "./merge-drafts.ts";

type Draft = { name: string; phone: string; postcode: string; commune: string; codes: string[] };
const base: Draft = { name: "Vidal", phone: "", postcode: "31400", commune: "31555", codes: ["ald", "c2s"] };
const PARTS: DraftPart<Draft>[] = [
  { label: "Nom", keys: ["name"], say: ({ name }) => name },
  { label: "Téléphone", keys: ["phone"], say: ({ phone }) => phone },
  { label: "Commune", keys: ["postcode", "commune"], say: ({ postcode }) => postcode },
  { label: "Situation", keys: ["codes"], say: ({ codes }) => codes.join(", ") },
];
const labels = (parts: readonly { label: string }[]) => parts.map(({ label }) => label);

test("what only one of two changed is kept, and named where it came from the other", () => {
  const met = mergeDrafts(base, { ...base, phone: "0561000001" }, { ...base, name: "Vidale" }, PARTS);
  expect(met.draft).toEqual({ ...base, phone: "0561000001", name: "Vidale" });
  expect([labels(met.taken), labels(met.clashes)]).toEqual([["Nom"], []]);
});

test("what both changed otherwise stays mine until one is chosen; changed alike, it is no clash", () => {
  const mine = { ...base, name: "Vidall", phone: "1", postcode: "31520" };
  const theirs = { ...base, name: "Vidale", phone: "1", commune: "31446" };
  const met = mergeDrafts(base, mine, theirs, PARTS);
  expect(met.draft).toEqual(mine);
  expect([labels(met.taken), labels(met.clashes)]).toEqual([[], ["Nom", "Commune"]]);
});

test("a list of codes is met code by code", () => {
  const mine = { ...base, codes: ["ald", "c2s", "isolated"] };
  const theirs = { ...base, codes: ["c2s", "homebound"] };
  const met = mergeDrafts(base, mine, theirs, PARTS);
  expect(met.draft.codes).toEqual(["c2s", "isolated", "homebound"]);
  expect([labels(met.taken), labels(met.clashes)]).toEqual([["Situation"], []]);
});
