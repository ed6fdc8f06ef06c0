/** Thirteen characters of a NIR or NIA: sex, year, month, department (2A and 2B in Corsica), commune, order. */
const NUMBER = /^[1-8]\d{4}(?:\d{2}|2A|2B)\d{6}$/;

/** The key of a NIR or NIA: 97 − (n mod 97), Corsica 2A counted as 19 and 2B as 18; two digits, 01 to 97. */
export function insKeyOf(thirteen: string): string {
  const figures = thirteen.replace("2A", "19").replace("2B", "18");
  return String(97 - (Number(figures) % 97)).padStart(2, "0");
}

/** As typed, blanks and points between groups allowed → the 15 characters, or in French what is wrong with it. */
export function readInsNumber(typed: string): { matricule: string } | { problem: string } {
  const text = typed.toUpperCase().replace(/[\s.\-\u00a0]/g, "");
  if (text.length !== 15) return { problem: "Un matricule INS a 15 caractères : 13, puis les 2 de la clé." };
  const thirteen = text.slice(0, 13);
  if (!NUMBER.test(thirteen)) return { problem: "Ce matricule n'a pas la forme d'un NIR ou d'un NIA." };
  if (text.slice(13) !== insKeyOf(thirteen))
    return { problem: "La clé ne correspond pas au matricule : relisez les 15 caractères." };
  return { matricule: text };
}
