import { describe, expect, test } from "vitest";
import { setInFrench } from "./french-typography.ts";

const NBSP = "\u00a0";
/** Written with _ for the no-break space, so that it can be read. */
const shown = (text: string): string => setInFrench(text).replaceAll(NBSP, "_");

describe("printed French", () => {
  test.each([
    ["Accord : oui ; sûr ? Certes !", "Accord_: oui_; sûr_? Certes_!"],
    ["Accord: oui; sûr? Certes!", "Accord_: oui_; sûr_? Certes_!"],
    ["Dit « oui » et «non».", "Dit «_oui_» et «_non_»."],
    ["« Vraiment ? » (et 95 % : tout)", "«_Vraiment_?_» (et 95 %_: tout)"],
    ["« Vraiment?! »", "«_Vraiment_?!_»"],
    ["Avis  : deux espaces", "Avis_: deux espaces"],
    ["l'annuaire d'Élise, aujourd'hui", "l’annuaire d’Élise, aujourd’hui"],
    ["l'« été »", "l’«_été_»"],
    ["narrow\u00a0: kept", "narrow_: kept"],
    ["« ", "«_"],
    [" : la suite d'un gras", "_: la suite d’un gras"],
    ["titre\n: ligne", "titre\n: ligne"],
    [
      "pour 1 000 habitants, 12 345 678 €, en 2026 250 lits",
      "pour 1_000 habitants, 12_345_678 €, en 2026 250 lits",
    ],
  ])("%j is set as %j", (written, expected) => {
    expect(shown(written)).toBe(expected);
  });

  test.each([
    "https://exemple.invalid:8080/c/l'adresse?a=b;c!d",
    "mailto:jeanne@exemple.invalid?subject=a;b",
    "o'neil@exemple.invalid",
    "De 14:20 à 15:05",
    "5' ou 'cité'",
    "urn:oid:1.2",
    "a\nb",
  ])("%j stays as it is", (written) => {
    expect(setInFrench(written)).toBe(written);
  });

  test("an address keeps its marks, and the words around it are set", () => {
    expect(shown("Voir : https://exemple.invalid/?a=1 ; l'écran « ici »")).toBe(
      "Voir_: https://exemple.invalid/?a=1_; l’écran «_ici_»",
    );
  });

  test("done twice changes nothing more", () => {
    for (const text of [
      "Accord: «oui» ; sûr ?",
      "«»",
      "« »",
      "«",
      "»",
      "a?!»",
      "l'« été »",
      "a: ;b ;",
      "  :  »  ",
    ]) {
      const once = setInFrench(text);
      expect(setInFrench(once)).toBe(once);
    }
  });

  test("a long run of spaces or of letters is read in one go", () => {
    const begun = performance.now();
    setInFrench(" ".repeat(300_000));
    setInFrench("a".repeat(300_000));
    expect(performance.now() - begun).toBeLessThan(2_000);
  });
});
