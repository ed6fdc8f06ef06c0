/* What Unicode decomposition leaves whole, as the rules of PostgreSQL's unaccent write it. */
const ligatures: Record<string, string> = {
  œ: "oe",
  æ: "ae",
  ß: "ss",
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  ħ: "h",
  ı: "i",
  ŀ: "l",
  ŋ: "n",
  ŧ: "t",
};
const ligaturePattern = new RegExp(`[${Object.keys(ligatures).join("")}]`, "gu");

/** Lower case without accents, ligatures opened; everything else is kept. Same spirit as `lower(unaccent(x))` in PostgreSQL. */
export function unaccent(text: string): string {
  return text
    .toWellFormed()
    .toLowerCase()
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .replace(ligaturePattern, (letter) => ligatures[letter] ?? letter)
    .toLowerCase();
}

/**
 * The form in which names are compared and searched: no accent, case, apostrophe, hyphen or other punctuation; words
 * separated by one space. « L'Union » and « l union », « Sœur Benoît » and « SOEUR BENOIT » are equal. Idempotent.
 */
export function foldText(text: string): string {
  return unaccent(text)
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
