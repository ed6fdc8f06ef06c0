import { type ReactNode, useEffect } from "react";
import { dateIn, useMinute, useTimeZone } from "../../../../design/index.ts";
import { ageInWords, ageOn } from "../client/care-words.ts";
import type { RequestDraft } from "../draft/use-request-draft.ts";
import type { PlainQuestion } from "./sheet-questions.ts";

type AgeOrAskProps = {
  question: PlainQuestion;
  draft: RequestDraft;
  /** YYYY-MM-DD of the record, or as typed. */
  birthOn: string | null | undefined;
  /** The question, for when the birth date is not known. */
  children: ReactNode;
};

/** « Quel âge ? » is not asked of who gave a birth date: the age is computed, shown, and answered by itself. */
export function AgeOrAsk({ question, draft, birthOn, children }: AgeOrAskProps) {
  const today = dateIn(useMinute(), useTimeZone());
  if (question.kind !== "number" || question.code !== "age" || !birthOn) return children;
  const years = ageOn(birthOn, today);
  if (years < question.min || years > question.max) return children;
  return (
    <>
      <p className="snp-known">
        <span className="mg-soft">{question.label}</span> <strong>{ageInWords(birthOn, today)}</strong>{" "}
        <span className="mg-soft mg-small">d’après la date de naissance</span>
      </p>
      <Answered draft={draft} code={question.code} years={years} />
    </>
  );
}

/** Keeps the answer beside the date. One year apart is a birthday: what was sent then stays. */
function Answered({ draft, code, years }: { draft: RequestDraft; code: string; years: number }) {
  const answer = draft.fields.answers[code];
  const stale = typeof answer !== "number" || Math.abs(answer - years) > 1;
  // A call of which nothing was answered yet is not begun on the server for this alone.
  const due = stale && draft.request?.can.edit === true;
  useEffect(() => {
    if (due) draft.change({ answers: { [code]: years } });
  });
  return null;
}
