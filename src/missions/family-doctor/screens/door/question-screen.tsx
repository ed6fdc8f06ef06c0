import { Button } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import { ApiProblem, FormProblem } from "../../../../design/index.ts";
import type { Door, DoorAnswers } from "../../door/door-contract.ts";
import { firstOpen, missingOf, QUESTIONS } from "./questions.tsx";
import { ReviewScreen } from "./review-screen.tsx";
import type { DoorDraftState } from "./use-door-draft.ts";

type QuestionScreenProps = {
  cpts: string;
  door: Door;
  draft: DoorDraftState;
  at: number;
  /** Come from the review, and back to it after this one question. */
  isEdit: boolean;
  onGo: (question: number, isEdit?: boolean) => void;
  onSent: (code: string) => void;
};

/** One question a screen; back is always possible, and leaving loses nothing. */
export function QuestionScreen({ cpts, door, draft, at, isEdit, onGo, onSent }: QuestionScreenProps) {
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
  /** What is said beside a field is not said a second time above. */
  const refuse = (error: unknown) => {
    const fields = error instanceof ApiProblem ? error.body.errors : [];
    const said = fields.map(({ field, message }) => [field.replace(/^answers\./, ""), message] as const);
    const asked = QUESTIONS.findIndex(({ asks }) => said.some(([name]) => asks.some((one) => one === name)));
    setErrors(Object.fromEntries(said));
    setProblem(asked === -1 ? error : null);
    if (asked !== -1 && asked !== at) onGo(asked, true);
  };
  const go = async (to: number) => {
    const forward = to > at;
    const missing = forward && question ? missingOf(question, draft.answers) : [];
    if (missing.length > 0) {
      setErrors(Object.fromEntries(missing.map((name) => [name, "Répondez pour continuer."])));
      return;
    }
    setBusy(true);
    setProblem(null);
    try {
      await draft.save();
      setErrors({});
      // An answer changed may ask for another: that one first, then the review.
      const open = firstOpen(draft.answers);
      if (isEdit) onGo(open, open < QUESTIONS.length);
      else onGo(to);
    } catch (error) {
      refuse(error);
    } finally {
      setBusy(false);
    }
  };
  if (!question)
    return (
      <ReviewScreen
        cpts={cpts}
        door={door}
        draft={draft}
        titleRef={title}
        problem={problem}
        onBack={() => onGo(QUESTIONS.length - 1)}
        onEdit={(question) => onGo(question, true)}
        onRefused={refuse}
        onSent={onSent}
      />
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
          <p role="alert" className="mg-hidden">
            {Object.values(errors)[0]}
          </p>
        )}
        <div className="mt-steps">
          {at > 0 && !isEdit && (
            <Button type="button" size="lg" variant="default" disabled={busy} onClick={() => void go(at - 1)}>
              Retour
            </Button>
          )}
          <Button type="submit" size="lg" loading={busy}>
            {isEdit ? "Enregistrer et relire" : "Continuer"}
          </Button>
        </div>
      </form>
    </div>
  );
}
