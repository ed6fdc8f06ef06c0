/* Control characters (NUL breaks PostgreSQL text), zero-width marks and the bidirectional overrides that can make a
   name read other than it is stored. Line ends and tabs are white space and become one space first. */
const invisible = /[\p{Cc}\p{Cf}]+/gu;

/* Ordinary French text needs nothing: most fields of an import stop here. */
const alreadyClean = /^[!-~¡-¬®-ſ]+(?: [!-~¡-¬®-ſ]+)*$/;

/** Removes what cannot be seen, turns every run of white space into one space, trims. Idempotent; never longer than its input. */
export function stripControlCharacters(text: string): string {
  if (text === "" || alreadyClean.test(text)) return text;
  return text.toWellFormed().replace(/\s+/gu, " ").replace(invisible, "").replace(/ {2,}/g, " ").trim();
}
