import { dateIn, useMinute, useTimeZone } from "../../../../design/index.ts";
import { ageInWords, ageOn } from "../client/care-words.ts";

type AgeNoteProps = {
  question: { code: string };
  answer: unknown;
  /** YYYY-MM-DD of the record, or as typed. */
  birthOn: string | null | undefined;
};

/** Under « Quel âge ? »: what the birth date says, when the answer is missing or says otherwise. A year apart is a birthday. */
export function AgeNote({ question, answer, birthOn }: AgeNoteProps) {
  const today = dateIn(useMinute(), useTimeZone());
  if (question.code !== "age" || !birthOn) return null;
  const differs = typeof answer === "number" && Math.abs(answer - ageOn(birthOn, today)) > 1;
  if (typeof answer === "number" && !differs) return null;
  return (
    <p className={differs ? "mg-field-error" : "mg-soft mg-small"} role={differs ? "alert" : undefined}>
      La date de naissance donne {ageInWords(birthOn, today)}
      {differs ? " : corrigez l’âge ou la date." : "."}
    </p>
  );
}
