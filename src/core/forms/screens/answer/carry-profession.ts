import type { Author, AuthorAsked } from "../../contract.ts";
import { type Answers, type Form, leavesOfForm } from "../../model/index.ts";

const DOCTOR = "10";

/**
 * What the profession chosen on the first screen answers by itself: « Spécialité », unless the person wrote it. A doctor of another
 * speciality is asked which. `undefined`: the answer is taken away, for it was that of a profession chosen before. Pure.
 */
export function carryProfession(
  form: Form,
  asked: NonNullable<AuthorAsked>,
  author: Author,
  answers: Answers,
): [key: string, answer: string | undefined][] {
  const chosen = asked.professions.find(
    (one) => one.code === author.professionCode && one.specialityCode === author.specialityCode,
  );
  const says = chosen && (chosen.code !== DOCTOR || chosen.specialityCode) ? chosen.label : undefined;
  const carried = new Set(asked.professions.map(({ label }) => label));
  return leavesOfForm(form)
    .filter(({ question }) => question.kind === "text" && question.prefill === "speciality")
    .flatMap(({ key }): [string, string | undefined][] => {
      const stands = answers[key];
      const isOwn = stands !== undefined && !(typeof stands === "string" && carried.has(stands));
      return isOwn || stands === says ? [] : [[key, says]];
    });
}
