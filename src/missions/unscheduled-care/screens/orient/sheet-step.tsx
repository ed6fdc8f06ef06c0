import { Button, Textarea } from "@mantine/core";
import { IconArrowRight } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { ApiProblem, FormProblem, QueryView, Section, useIntent } from "../../../../design/index.ts";
import type { PriorityLevel, Sheet } from "../../contract.ts";
import { careClient } from "../client/care-client.ts";
import { sheetQuery } from "../client/care-queries.ts";
import type { RequestDraft } from "../draft/use-request-draft.ts";
import { FlagCards } from "../sheet-form/flag-cards.tsx";
import { AgeOrAsk } from "../sheet-form/known-age.tsx";
import { LevelChoice } from "../sheet-form/level-choice.tsx";
import { QuestionField } from "../sheet-form/question-field.tsx";
import { allFlagsAsked, plainOf } from "../sheet-form/sheet-questions.ts";
import { focusFirstError } from "./patient-step.tsx";

type SheetStepProps = { cpts: string; draft: RequestDraft; onNext: () => void; onBack: () => void };

/** Step 2: signs of gravity alone first; then the questions, and the level that the person chooses. */
export function SheetStep(props: SheetStepProps) {
  const sheet = useQuery(sheetQuery(props.cpts));
  return (
    <QueryView query={sheet} what="la fiche d’appel" shape="form">
      {(data) => <SheetForm {...props} sheet={data.sheet} levels={data.levels} />}
    </QueryView>
  );
}

type SheetFormProps = SheetStepProps & { sheet: Sheet; levels: readonly PriorityLevel[] };

function SheetForm({ cpts, draft, sheet, levels, onNext, onBack }: SheetFormProps) {
  const { fields } = draft;
  const { send, busy, problem, errors } = useSubmit(cpts, draft, onNext);
  const asked = allFlagsAsked(sheet, fields.answers);
  return (
    <form
      className="mg-stack snp-step"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <FlagCards sheet={sheet} answers={fields.answers} onAnswers={(answers) => draft.change({ answers })} />
      {asked && (
        <>
          <Section title="La demande">
            <Textarea
              label="Pourquoi le patient a-t-il besoin d’être vu ?"
              value={fields.reason}
              maxLength={500}
              minRows={2}
              required
              error={errors["reason"]}
              onChange={(event) => draft.change({ reason: event.currentTarget.value })}
            />
            {plainOf(sheet).map((question) => (
              <AgeOrAsk
                key={question.code}
                question={question}
                draft={draft}
                birthOn={draft.request?.patient?.birthOn}
              >
                <QuestionField
                  question={question}
                  answers={fields.answers}
                  error={draft.refused[`answers.${question.code}`]}
                  onAnswer={(code, answer) => draft.change({ answers: { [code]: answer } })}
                />
              </AgeOrAsk>
            ))}
            {errors["answers"] && <p className="mg-field-error">{errors["answers"]}</p>}
          </Section>
          <Section title="Le niveau" hint="Le logiciel trie et enregistre ; c’est vous qui décidez.">
            <LevelChoice draft={draft} levels={levels} error={errors["levelCode"] ?? errors["levelReason"]} />
          </Section>
          <FormProblem error={problem} />
          <OtherMissing draft={draft} errors={errors} onBack={onBack} />
          <div className="snp-foot">
            <Button
              type="submit"
              size="lg"
              loading={busy}
              rightSection={<IconArrowRight size={20} aria-hidden />}
            >
              Voir les propositions
            </Button>
          </div>
        </>
      )}
      <p className="mg-small mg-soft">{sheet.content.note}</p>
    </form>
  );
}

/** Something of the first step came out missing: said, with the way back to it. */
function OtherMissing({
  draft,
  errors,
  onBack,
}: {
  draft: RequestDraft;
  errors: Readonly<Record<string, string>>;
  onBack: () => void;
}) {
  const first = ["patientId", "requesterPhone", "placeCommuneCode", "informed", "agreed"].find(
    (field) => errors[field],
  );
  if (!first || !draft.request) return null;
  return (
    <div className="snp-note" role="alert">
      {errors[first]}{" "}
      <Button variant="subtle" onClick={onBack}>
        Revenir au patient
      </Button>
    </div>
  );
}

/** Saves what is left, then sends; what is missing is said field by field. */
function useSubmit(cpts: string, draft: RequestDraft, onNext: () => void) {
  const intent = useIntent();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const [errors, setErrors] = useState<Record<string, string>>({});
  const send = async () => {
    setBusy(true);
    setProblem(null);
    setErrors({});
    try {
      const saved = await draft.flush();
      if (saved.toFill.length > 0) {
        setErrors(Object.fromEntries(saved.toFill.map(({ field, message }) => [field, message])));
        return focusFirstError();
      }
      if (saved.can.submit) await careClient.submit(cpts, saved.id, saved.version, intent.key);
      intent.renew();
      draft.reload();
      onNext();
    } catch (error) {
      const fields = error instanceof ApiProblem ? error.body.errors : [];
      if (fields.length > 0)
        setErrors(Object.fromEntries(fields.map(({ field, message }) => [field, message])));
      else setProblem(error);
    } finally {
      setBusy(false);
    }
  };
  return { send, busy, problem, errors };
}
