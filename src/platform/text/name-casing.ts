import { foldText } from "./fold-text.ts";

const particles = new Set([
  "de",
  "du",
  "des",
  "d",
  "la",
  "le",
  "les",
  "et",
  "en",
  "sur",
  "sous",
  "aux",
  "à",
  "au",
  "lès",
  "lez",
]);

function capitalise(word: string): string {
  const [first = "", ...rest] = word;
  return first.toLocaleUpperCase("fr") + rest.join("").toLocaleLowerCase("fr");
}

function caseWords(text: string): string {
  let index = 0;
  return text.replace(/[\p{L}\p{M}\p{N}]+/gu, (word) => {
    const lower = word.toLocaleLowerCase("fr");
    const isSmall = index > 0 && particles.has(lower);
    index += 1;
    return isSmall ? lower : capitalise(word);
  });
}

/** True when the text has both capitals and small letters: somebody chose them, so they are left as they are. */
function hasChosenCase(text: string): boolean {
  return /\p{Lu}/u.test(text) && /\p{Ll}/u.test(text);
}

/**
 * Casing of a name that arrives in capitals, as in the national file. A person: « DUPRE-LAVANDE » → « Dupre-Lavande »,
 * « PRE DE LA RUCHE » → « Pre de la Ruche »; a place: « RUE DU MOULIN » → « Rue du Moulin ». Mixed case is kept, because
 * somebody chose it; accents are never invented. A name is left as it came where another case would be other letters: the Greek « ᾳ » is « ΑΙ » in
 * capitals, and « Σ » is « ς » or « σ » by its place.
 */
export function caseName(name: string): string {
  if (hasChosenCase(name)) return name;
  const cased = caseWords(name);
  return foldText(cased) === foldText(name) ? cased : name;
}
