import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { caseName, foldText, normalizeHeader, stripControlCharacters, unaccent } from "./index.ts";

const anyText = fc.string({ unit: "binary", maxLength: 200 });

describe("foldText", () => {
  it.each([
    ["L'Union", "l union"],
    ["L’UNION", "l union"],
    ["Sœur Benoît", "soeur benoit"],
    ["SŒUR BENOÎT", "soeur benoit"],
    ["Drémil-Lafage", "dremil lafage"],
    ["Æther  Straße", "aether strasse"],
    ["  ", ""],
  ])("%s → %s", (given, folded) => expect(foldText(given)).toBe(folded));

  it("is idempotent and leaves only words separated by one space", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const folded = foldText(text);
        expect(foldText(folded)).toBe(folded);
        expect(folded).not.toMatch(/[^\p{L}\p{N} ]| {2}|^ | $/u);
      }),
    );
  });

  it("does not see case in Latin letters", () => {
    const latin = fc.string({ unit: fc.constantFrom(..."abcdéèêëàâîïôùûçñœæÿü -'"), maxLength: 40 });
    fc.assert(fc.property(latin, (text) => foldText(text.toUpperCase()) === foldText(text)));
  });

  it("keeps punctuation where only accents must go", () =>
    expect(unaccent("Été-L'Œuvre")).toBe("ete-l'oeuvre"));
});

describe("normalizeHeader", () => {
  it.each([
    ["Libellé civilité d'exercice", "libelle civilite exercice"],
    ["Libellé civilité exercice", "libelle civilite exercice"],
    ["Indice répétition voie (coord. Structure)", "indice repetition voie coord structure"],
    ["Type d'identifiant PP", "type identifiant pp"],
    ["Code secteur d’activité", "code secteur activite"],
    ["\ufeffCode  rôle", "code role"],
  ])("%s → %s", (given, key) => expect(normalizeHeader(given)).toBe(key));

  it("never throws and is idempotent on what it produced", () => {
    fc.assert(
      fc.property(anyText, (text) => normalizeHeader(normalizeHeader(text)) === normalizeHeader(text)),
    );
  });
});

describe("stripControlCharacters", () => {
  it("removes NUL, zero-width and direction marks, and keeps words apart", () => {
    expect(stripControlCharacters("Du\u0000pré\r\n\tde\u202e la\u200b Ruche ")).toBe("Dupré de la Ruche");
  });

  it("leaves nothing that PostgreSQL refuses", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const clean = stripControlCharacters(text);
        expect(clean.isWellFormed()).toBe(true);
        expect([...clean].every((character) => (character.codePointAt(0) ?? 0) >= 32)).toBe(true);
        expect(stripControlCharacters(clean)).toBe(clean);
      }),
    );
  });
});

describe("caseName", () => {
  it.each([
    ["DUPRÉ-LAVANDE", "Dupré-Lavande"],
    ["PRÉ DE LA RUCHE", "Pré de la Ruche"],
    ["D'AUBÉPINE", "D'Aubépine"],
    ["rue du moulin d'en haut", "Rue du Moulin d'en Haut"],
    ["SAINT-ORENS-DE-GAMEVILLE", "Saint-Orens-de-Gameville"],
    ["McRuche", "McRuche"],
    ["ᾳ", "ᾳ"],
    ["ὁδός", "Ὁδός"],
    ["ΣΣ", "ΣΣ"],
    ["\u1c80", "\u1c80"],
  ])("%s → %s", (given, cased) => expect(caseName(given)).toBe(cased));

  it("changes case only", () => {
    fc.assert(fc.property(anyText, (text) => foldText(caseName(text)) === foldText(text)));
  });
});
