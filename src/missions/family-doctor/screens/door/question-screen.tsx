import { Button } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import { ApiProblem, FormProblem } from "../../../../design/index.ts";
import type { Door, DoorAnswers } from "../../door/door-contract.ts";
import { QUESTIONS } from "./questions.tsx";
import { ReviewScreen } from "./review-screen.tsx";
import type { DoorDraftState } from "./use-door-draft.ts";

type QuestionScreenProps = {
  cpts: string;
  door: Door;
  draft: DoorDraftState;
  onSent: (code: string) => void;
};

/** One question a screen; back is always possible, and leaving loses nothing. */
export function QuestionScreen({ cpts, door, draft, onSent }: QuestionScreenProps) {
  const [at, setAt] = useState(() => firstOpen(draft.answers));
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [problem, setProblem] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const title = useRef<HTMLHeadingElement>(null);
  const question = QUESTIONS[at];
  // biome-ignore lint/correctness/useExhaustiveDependencies: each question is read from its title
  useEffect(() => {
    title.current?.focus();
    window.scrollTo(0, 0);
  }, [at]);
  useEffect(() => {
    document.title = `${question ? question.title(draft.answers) : "Relire et envoyer"} · Maillage`;
  });
  const go = async (to: number) => {
    const forward = to > at;
    const missing = forward && question ? question.needs.filter((name) => isEmpty(draft.answers[name])) : [];
    if (missing.length > 0) {
      setErrors(Object.fromEntries(missing.map((name) => [name, "Répondez pour continuer."])));
      return;
    }
    setBusy(true);
    setProblem(null);
    try {
      await draft.save();
      setErrors({});
      setAt(to);
    } catch (error) {
      const fields = error instanceof ApiProblem ? error.body.errors : [];
      setErrors(Object.fromEntries(fields.map((one) => [one.field.replace(/^answers\./, ""), one.message])));
      setProblem(error);
    } finally {
      setBusy(false);
    }
  };
  if (!question)
    return (
      <ReviewScreen cpts={cpts} door={door} draft={draft} titleRef={title} onEdit={setAt} onSent={onSent} />
    );
  return (
    <div className="mg-page mt-door" data-width="narrow">
      <p className="mg-soft" id="mt-progress">
        Question {at + 1} sur {QUESTIONS.length}
      </p>
      <progress className="mt-progress" max={QUESTIONS.length} value={at + 1} aria-labelledby="mt-progress" />
      <h1 ref={title} tabIndex={-1}>
        {question.title(draft.answers)}
      </h1>
      <p className="mt-why">{question.why}</p>
      <form
        className="mg-stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void go(at + 1);
        }}
      >
        <FormProblem error={problem} />
        <question.Shown
          cpts={cpts}
          answers={draft.answers}
          errors={errors}
          today={new Date().toISOString().slice(0, 10)}
          change={(answers: DoorAnswers) => {
            setErrors({});
            draft.change(answers);
          }}
        />
        {Object.keys(errors).length > 0 && (
          <p role="alert" className="mg-field-error">
            {Object.values(errors)[0]}
          </p>
        )}
        <div className="mt-steps">
          {at > 0 && (
            <Button type="button" size="lg" variant="default" disabled={busy} onClick={() => void go(at - 1)}>
              Retour
            </Button>
          )}
          <Button type="submit" size="lg" loading={busy}>
            Continuer
          </Button>
        </div>
      </form>
    </div>
  );
}

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || (typeof value === "string" && value.trim() === "");

/** Where a request resumed goes on: the first question that must be answered and is not. */
function firstOpen(answers: DoorAnswers): number {
  const at = QUESTIONS.findIndex((one) => one.needs.some((name) => isEmpty(answers[name])));
  return at === -1 ? QUESTIONS.length : at;
}
