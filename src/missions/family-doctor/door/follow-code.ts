import { createHash, createHmac } from "node:crypto";

// Crockford's base 32: no I, L, O, U; what is read aloud or copied by hand is not mistaken.
const LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const LENGTH = 12;

/**
 * The follow-up code of a draft, 60 bits, always the same for the same draft: an answer lost on the way is given again, and
 * only its hash is kept. `K7QD-2M9F-X4TB`
 */
export function followCodeOf(key: Buffer, draftId: string): string {
  const bytes = createHmac("sha256", key).update(`follow-code\n${draftId}`).digest();
  const letters = Array.from({ length: LENGTH }, (_, at) => LETTERS[(bytes[at] ?? 0) % LETTERS.length]);
  return (letters.join("").match(/.{4}/g) ?? []).join("-");
}

/** As typed by a person: lower case, spaces, O for 0, I or L for 1. Undefined when it cannot be a code. */
export function readFollowCode(typed: string): string | undefined {
  const plain = typed
    .toUpperCase()
    .replace(/[\s.·–—-]/g, "")
    .replaceAll("O", "0")
    .replace(/[IL]/g, "1");
  if (plain.length !== LENGTH || [...plain].some((letter) => !LETTERS.includes(letter))) return undefined;
  return (plain.match(/.{4}/g) ?? []).join("-");
}

/** What the database keeps of a code; of its CPTS alone. */
export const hashFollowCode = (cptsId: string, code: string): Buffer =>
  createHash("sha256").update(`family-doctor-follow\n${cptsId}\n${code}`).digest();
