import { expect, it } from "vitest";
import { ofName } from "./index.ts";

it.each([
  ["Adrien Petit", "d’Adrien Petit"],
  ["Élise Roux", "d’Élise Roux"],
  ["HÉLÈNE Roux", "d’HÉLÈNE Roux"],
  ["Marie Roux", "de Marie Roux"],
  ["Dr Adrien Petit", "du Dr Adrien Petit"],
  ["Yann Roux", "de Yann Roux"],
])("of %s", (name, words) => expect(ofName(name)).toBe(words));
