import { expect, it } from "vitest";
import { whyInvalid } from "./french-validity.ts";

it.each([
  ["text", { valueMissing: true }, "Remplissez ce champ."],
  ["checkbox", { valueMissing: true }, "Cochez cette case pour continuer."],
  ["email", { typeMismatch: true }, "Écrivez une adresse mail, comme nom@exemple.fr."],
  ["number", { badInput: true }, "Écrivez un nombre."],
  ["number", { rangeUnderflow: true }, "Pas moins de 2."],
  ["number", { rangeOverflow: true }, "Pas plus de 9."],
  ["text", { patternMismatch: true }, "Corrigez ce champ."],
])("of a field of type %s that is refused for %j says %s", (type, validity, why) =>
  expect(whyInvalid({ type, validity, min: "2", max: "9" })).toBe(why),
);
