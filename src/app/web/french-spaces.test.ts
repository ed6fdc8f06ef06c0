import { parseAst } from "vite";
import { expect, test } from "vitest";
import { keepFrenchTogether } from "./french-spaces.ts";

/** Written with _ for the no-break space and § for the sign before a brace of a template, so that it can be read. */
const set = (code: string): string =>
  keepFrenchTogether(code.replaceAll("§", "$"), (text) => parseAst(text))
    .replaceAll("$", "§")
    .replaceAll("\u00a0", "_");

test("texts of all three kinds are set, and the program around them stays", () => {
  expect(set("const a = ok ? \"Sûr ?\" : `§{n} % : §{b} »`; say('« oui »');")).toBe(
    "const a = ok ? \"Sûr_?\" : `§{n}_%_: §{b}_»`; say('«_oui_»');",
  );
  expect(set('jsx("p", { children: ["Dans ", n, " min", jsx("b", { children: "Motif :" })] })')).toBe(
    'jsx("p", { children: ["Dans ", n, "_min", jsx("b", { children: "Motif_:" })] })',
  );
  expect(set('say(`à §{a ? `§{b} ?` : ""} :`, "ici :");')).toBe('say(`à §{a ? `§{b}_?` : ""}_:`, "ici_:");');
  expect(set('const words = "a : " + "b ?";')).toBe('const words = "a_: " + "b_?";');
});

test.each([
  'if (word === "Autre : ") go();',
  'switch (word) { case "a ?": break }',
  'const of = { "a : b": 1 }; of["a : b"];',
  'import x from "./a : b.ts";',
  "const at = String.raw`a : b`;",
  'const icon = "M4 4 h 16 m 2 2";',
  "const found = /a : b/;",
  'const box = "0 0 100 100";',
  "const c = a ? b : d; // pourquoi ?",
])("%s stays as it is", (code) => expect(set(code)).toBe(code));

test("no position moves, accents and pictures included", () => {
  const code = 'const a = "é 📍 : oui"; const b = `à §{a} ?`;';
  expect(set(code)).toBe('const a = "é 📍_: oui"; const b = `à §{a}_?`;');
  expect(set(code)).toHaveLength(code.length);
});
