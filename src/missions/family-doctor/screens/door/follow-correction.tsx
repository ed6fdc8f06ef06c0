import { Button } from "@mantine/core";
import { useState } from "react";
import { ApiProblem, BigChoice, FormProblem } from "../../../../design/index.ts";
import type { FollowCorrection as Correction, DoorAnswers } from "../../door/door-contract.ts";
import { FollowDates, FollowSituation } from "./follow-parts.tsx";
import { QUESTIONS } from "./questions.tsx";

type Change = Omit<Correction, "code">;
type FollowCorrectionProps = {
  cpts: string;
  problem: unknown;
  onSave: (change: Change) => Promise<void>;
  onLeave: () => void;
};

/** What may be corrected, by the code of its question; the name, the birth and the commune are changed by the CPTS. */
const PARTS = [
  { value: "reach", label: "Comment me joindre", hint: "Téléphone, mail, adresse, façon d’être prévenu(e)" },
  { value: "rights", label: "Ma couverture de santé" },
  { value: "ald", label: "Une affection de longue durée" },
  { value: "situation", label: "Ma situation", hint: "Domicile, visites, handicap, grossesse, isolement" },
  { value: "dates", label: "Un traitement, une hospitalisation" },
  { value: "wish", label: "Mon message" },
] as const;
type Part = (typeof PARTS)[number]["value"];
/** Asked otherwise than the first time, so that what was said can be taken back. */
const ASKED_AGAIN: Partial<Record<string, typeof FollowDates>> = {
  situation: FollowSituation,
  dates: FollowDates,
};

/** One part at a time, as it was asked and empty: whoever holds the code reads nothing of what was answered. */
export function FollowCorrection({ cpts, problem, onSave, onLeave }: FollowCorrectionProps) {
  const [part, setPart] = useState<Part | null>(null);
  const [answers, setAnswers] = useState<DoorAnswers>({});
  const [busy, setBusy] = useState(false);
  const question = QUESTIONS.find(({ code }) => code === part);
  const Shown = question && (ASKED_AGAIN[question.code] ?? question.Shown);
  const change = changeOf(answers);
  const fields = problem instanceof ApiProblem ? problem.body.errors : [];
  const isBeside = fields.some(({ field }) => question?.asks.some((name) => name === field));
  const save = async () => {
    setBusy(true);
    await onSave(change);
    setBusy(false);
  };
  return (
    <div className="mg-stack">
      <BigChoice
        legend="Qu’est-ce qui change ?"
        value={part}
        onChange={(chosen) => {
          setPart(chosen);
          setAnswers({});
        }}
        choices={PARTS}
      />
      <p className="mg-soft">Pour changer de nom, de date de naissance ou de commune, appelez l’équipe.</p>
      {question && Shown && (
        <form
          className="mg-stack"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void save();
          }}
        >
          <h3>{question.title({})}</h3>
          <p className="mg-soft">
            Ce que vous indiquez remplace ce que vous aviez dit ; ce que vous laissez vide ne change pas.
          </p>
          {!isBeside && <FormProblem error={problem} />}
          <Shown
            key={question.code}
            cpts={cpts}
            answers={answers}
            errors={Object.fromEntries(fields.map(({ field, message }) => [field, message]))}
            today={new Date().toISOString().slice(0, 10)}
            change={(some) => setAnswers((before) => ({ ...before, ...some }))}
          />
          <div className="mg-actions">
            <Button type="submit" loading={busy} disabled={Object.keys(change).length === 0}>
              Enregistrer
            </Button>
            {Object.keys(change).length > 0 && (
              <Button variant="default" onClick={() => setAnswers({})}>
                Effacer mes choix
              </Button>
            )}
            <Button variant="subtle" onClick={onLeave}>
              Ne rien changer
            </Button>
          </div>
        </form>
      )}
    </div>
  );
}

/** Only what was said; null, where it is said, is « no longer » or « I do not know ». */
const changeOf = (answers: DoorAnswers): Change =>
  Object.fromEntries(
    Object.entries(answers).filter(
      ([, value]) => value !== undefined && !(typeof value === "string" && value.trim() === ""),
    ),
  );
