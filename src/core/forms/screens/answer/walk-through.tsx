import { Button } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import { FormProblem } from "../../../../design/index.ts";
import type { Page as Asked } from "../../contract.ts";
import { type Answers, checkAnswers, leavesOf, type Screen, screensOf } from "../../model/index.ts";
import { doorClient } from "../forms-client.ts";
import { AuthorFields, sayAuthor, wrongAuthor } from "./author-fields.tsx";
import { carryProfession } from "./carry-profession.ts";
import { ChooseKept } from "./choose-kept.tsx";
import { QuestionInput } from "./question-input.tsx";
import { ReviewAnswers } from "./review-answers.tsx";
import { isOffline, type SavedState, useAnswers } from "./use-answers.ts";

type WalkProps = { cpts: string; linkKey: string; asked: Asked; onDone: () => void };

/** Screen after screen; back is always possible, and what is answered decides what comes. */
export function WalkThrough({ cpts, linkKey, asked, onDone }: WalkProps) {
  const { form } = asked;
  const kept = useAnswers(cpts, linkKey, asked);
  const { answers, author, change, flush, forget, state } = kept;
  const screens = screensOf(form, answers);
  // Who answers a public page says it first.
  const lead = asked.author ? 1 : 0;
  const [at, setAt] = useState(() =>
    lead === 1 && wrongAuthor(asked.author, author) ? 0 : lead + firstOpen(screens, answers),
  );
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [problem, setProblem] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const title = useRef<HTMLHeadingElement>(null);
  const last = lead + screens.length;
  const place = Math.min(at, last);
  const isLead = place < lead;
  const screen = screens[place - lead];
  // biome-ignore lint/correctness/useExhaustiveDependencies: each screen is read from its title
  useEffect(() => {
    title.current?.focus();
    window.scrollTo(0, 0);
  }, [place]);
  useEffect(() => {
    document.title = `${screen || isLead ? asked.title : "Relire et envoyer"} · Maillage`;
  });
  const go = async (to: number) => {
    setProblem(null);
    const found =
      to <= place
        ? {}
        : isLead
          ? (wrongAuthor(asked.author, author) ?? {})
          : screen
            ? problemsOf(screen, asked, answers)
            : {};
    setErrors(found);
    if (Object.keys(found).length > 0) return;
    if (isLead && asked.author && author)
      for (const [key, answer] of carryProfession(form, asked.author, author, answers)) change(key, answer);
    setBusy(true);
    try {
      await flush();
      setAt(to);
    } catch (error) {
      setProblem(error);
    } finally {
      setBusy(false);
    }
  };
  const send = async () => {
    setBusy(true);
    setProblem(null);
    try {
      const whole = checkAnswers(form, answers, { complete: true }).answers;
      await doorClient.send(cpts, linkKey, { answers: whole, author });
      forget();
      onDone();
    } catch (error) {
      setProblem(error);
    } finally {
      setBusy(false);
    }
  };
  if (kept.disputed.length > 0)
    return (
      <ChooseKept
        form={form}
        here={kept.here}
        there={answers}
        disputed={kept.disputed}
        onChosen={kept.settle}
      />
    );
  return (
    <div className="mg-page fm-answer" data-width="narrow">
      <p className="mg-soft" id="fm-progress">
        {place < last ? `Étape ${place + 1} sur ${last}` : "Dernière étape"}
      </p>
      <progress className="fm-progress" max={last + 1} value={place + 1} aria-labelledby="fm-progress" />
      <h1 ref={title} tabIndex={-1}>
        {isLead ? "Qui répond ?" : screen ? screen.section.title || asked.title : "Relire et envoyer"}
      </h1>
      {screen?.section.help && <p className="fm-words">{screen.section.help}</p>}
      <form
        className="mg-stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void (place < last ? go(place + 1) : send());
        }}
      >
        <FormProblem error={problem} />
        {isLead && asked.author && (
          <AuthorFields
            asked={asked.author}
            author={author}
            errors={errors}
            onChange={(next) => {
              setErrors({});
              kept.changeAuthor(next);
            }}
          />
        )}
        {screen?.questions.map((question) => (
          <QuestionInput
            key={question.key}
            question={question}
            answers={answers}
            errors={errors}
            onChange={(key, answer) => {
              setErrors({});
              change(key, answer);
            }}
          />
        ))}
        {place === last && (
          <ReviewAnswers
            screens={screens}
            answers={answers}
            author={asked.author && sayAuthor(asked.author, author)}
            onEditAuthor={() => setAt(0)}
            onEdit={(to) => setAt(lead + to)}
          />
        )}
        {Object.keys(errors).length > 0 && (
          <p role="alert" className="mg-field-error">
            {Object.keys(errors).length > 1
              ? `${Object.keys(errors).length} réponses sont à revoir sur cet écran.`
              : "Une réponse est à revoir sur cet écran."}
          </p>
        )}
        <div className="fm-steps">
          {place > 0 && (
            <Button
              type="button"
              size="lg"
              variant="default"
              disabled={busy}
              onClick={() => void go(place - 1)}
            >
              Retour
            </Button>
          )}
          <Button type="submit" size="lg" loading={busy}>
            {place < last ? "Continuer" : "Envoyer mes réponses"}
          </Button>
        </div>
      </form>
      <SavedNote state={state} problem={problem} isEmpty={Object.keys(answers).length === 0 && !author} />
    </div>
  );
}

const SAVED: Record<SavedState, string> = {
  saved: "Vos réponses sont enregistrées : vous pouvez vous arrêter et reprendre avec le même lien.",
  saving: "Enregistrement…",
  waiting: "Gardé sur cet appareil ; enregistré dès que le réseau répond.",
  refused: "Gardé sur cet appareil, pas encore enregistré : rechargez la page pour continuer.",
};

type SavedProps = {
  state: SavedState;
  problem: unknown;
  /** Nothing is answered yet. */
  isEmpty: boolean;
};

function SavedNote({ state, problem, isEmpty }: SavedProps) {
  return (
    <p role="status" className="mg-small mg-soft">
      {isOffline(problem)
        ? "Pas de réseau : vos réponses restent ici, essayez à nouveau plus tard."
        : isEmpty && state === "saved"
          ? "Vos réponses s’enregistreront au fur et à mesure."
          : SAVED[state]}
    </p>
  );
}

/** What stands in the way of leaving this screen. */
function problemsOf(screen: Screen, asked: Asked, answers: Answers): Record<string, string> {
  const here = new Set(screen.questions.flatMap(leavesOf).map(({ key }) => key));
  const { problems } = checkAnswers(asked.form, answers, { complete: true });
  return Object.fromEntries(
    problems.filter(({ key }) => here.has(key)).map(({ key, message }) => [key, message]),
  );
}

/** Where one goes on: the first screen with nothing answered, after the last that was; at the end, the review. */
function firstOpen(screens: readonly Screen[], answers: Answers): number {
  const isMissing = (screen: Screen) =>
    screen.questions.some(
      (question) =>
        question.kind !== "note" &&
        question.required &&
        leavesOf(question).some(({ key }) => answers[key] === undefined),
    );
  const missing = screens.findIndex(isMissing);
  return missing === -1 ? screens.length : missing;
}
