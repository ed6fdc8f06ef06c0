import { unaccent } from "./fold-text.ts";

/* « d'exercice » and « exercice » are the same word to the eye: files of different years write both. */
const elision = /(^|[^\p{L}])[dl]['’`´]/gu;

/**
 * The key under which a column heading is recognised: lower case, no accent, no punctuation, no elided article, one
 * space between words. « Libellé civilité d'exercice » and « Libelle Civilite exercice » give "libelle civilite exercice".
 */
export function normalizeHeader(heading: string): string {
  return unaccent(heading.replace(/[\u02bc\u2018\u2019]/gu, "'"))
    .replace(elision, "$1")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
