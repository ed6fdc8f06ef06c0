import { expect, test } from "vitest";
import type { ProjectFields } from "../../declaration/declaration-contract.ts";
import { fieldWords, leftAfter, splitFields } from "./kept-fields.ts";

const stands = {
  title: "Deux Rives",
  address: "",
  phone: "05 00 00 00 00",
  carriers: [{ name: "Dr Alix Fictif", profession: "Médecin" }],
} as unknown as ProjectFields;

test("what nobody else changed leaves; what somebody else changed waits for a choice; what stands already goes", () => {
  const kept = {
    title: { value: "Trois Rives", was: "Deux Rives" },
    address: { value: "1 place de la Mairie", was: "2 rue du Lac" },
    phone: { value: "05 00 00 00 00", was: "" },
    carriers: { value: [], was: [{ name: "Dr Alix Fictif", profession: "Médecin" }] },
  };
  expect(splitFields(kept, stands)).toEqual({
    send: { title: "Trois Rives", carriers: [] },
    clashes: ["address"],
  });
});

test("what is typed while a save is on its way is kept over what was sent", () => {
  const kept = {
    title: { value: "Trois Rives et plus", was: "Deux Rives" },
    phone: { value: "05 11", was: "" },
    address: { value: "ici", was: "là" },
  };
  expect(leftAfter(kept, { title: "Trois Rives", phone: "05 11" }, ["address"])).toEqual({
    title: { value: "Trois Rives et plus", was: "Trois Rives" },
    address: { value: "ici", was: "là" },
  });
});

test.each([
  [stands.carriers, "Dr Alix Fictif, Médecin"],
  ["2026-07", "07/2026"],
  ["pending", "En cours"],
  [null, "vide"],
])("%j is read « %s »", (value, words) => {
  expect(fieldWords(value as ProjectFields["title"])).toBe(words);
});
