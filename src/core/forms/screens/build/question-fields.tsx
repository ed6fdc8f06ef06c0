import { Checkbox, NumberInput, Select, TextInput } from "@mantine/core";
import { DayInput } from "../../../../design/index.ts";
import type { Form, Question } from "../../model/index.ts";
import { ConditionEditor } from "./condition-editor.tsx";
import { type Place, withWhen } from "./edit-form.ts";
import { KeptText } from "./kept-text.tsx";
import { MISSIONS } from "./kind-words.ts";
import { OptionsEditor, RowsEditor } from "./options-editor.tsx";
import { withNc, YesNoScores } from "./yes-no-scores.tsx";

type QuestionFieldsProps = {
  form: Form;
  place: Place;
  question: Question;
  onChange: (question: Question) => void;
};

/** What a question says and how it is answered. */
export function QuestionFields({ form, place, question, onChange }: QuestionFieldsProps) {
  const set = (change: object) => onChange(tidy({ ...question, ...change } as Question));
  return (
    <div className="mg-stack">
      <KeptText
        label={question.kind === "note" ? "Mots à lire" : "Question"}
        several
        maxLength={1_000}
        value={question.text}
        missing="Écrivez la question."
        onText={(text) => set({ text })}
      />
      {question.kind !== "note" && (
        <>
          <TextInput
            label="Aide (facultatif)"
            maxLength={1_000}
            value={question.help ?? ""}
            onChange={(event) => set({ help: event.currentTarget.value || undefined })}
          />
          <Checkbox
            label="Réponse obligatoire"
            checked={question.required ?? false}
            onChange={(event) => set({ required: event.currentTarget.checked || undefined })}
          />
        </>
      )}
      <OwnFields question={question} set={set} />
      <ConditionEditor
        form={form}
        before={place}
        when={question.when}
        what="la question"
        onChange={(when) => onChange(withWhen(question, when))}
      />
    </div>
  );
}

/** A field that says nothing is absent. */
const tidy = (question: Question): Question =>
  Object.fromEntries(
    Object.entries(question).filter(([, value]) => value !== undefined),
  ) as unknown as Question;

const whole = (value: string | number): number | undefined => (typeof value === "number" ? value : undefined);

function OwnFields({ question, set }: { question: Question; set: (change: object) => void }) {
  switch (question.kind) {
    case "yes-no":
      return (
        <>
          <Checkbox
            label="Proposer NC (non concerné)"
            checked={question.withNc ?? false}
            onChange={(event) => set(withNc(question, event.currentTarget.checked))}
          />
          <YesNoScores question={question} onChange={(scores) => set({ scores })} />
          <Mission value={question.mission} onChange={(mission) => set({ mission })} />
        </>
      );
    case "choice":
      return (
        <>
          <Mission
            value={question.mission}
            onChange={(mission) =>
              set({
                mission,
                options: mission ? question.options : question.options.map(({ engages: _no, ...one }) => one),
              })
            }
          />
          <OptionsEditor
            options={question.options}
            withEngages={question.mission !== undefined}
            onChange={(options) => set({ options })}
          />
        </>
      );
    case "choices":
      return (
        <>
          <OptionsEditor options={question.options} onChange={(options) => set({ options })} />
          <div className="fm-pair">
            <NumberInput
              label="Au moins (facultatif)"
              min={0}
              max={60}
              value={question.atLeast ?? ""}
              onChange={(value) => set({ atLeast: whole(value) })}
            />
            <NumberInput
              label="Au plus (facultatif)"
              min={1}
              max={60}
              value={question.atMost ?? ""}
              onChange={(value) => set({ atMost: whole(value) })}
            />
          </div>
        </>
      );
    case "matrix":
      return (
        <>
          <RowsEditor question={question} onChange={(rows) => set({ rows })} />
          <OptionsEditor options={question.options} onChange={(options) => set({ options })} />
        </>
      );
    case "text":
      return (
        <div className="fm-pair">
          <Checkbox
            label="Plusieurs lignes"
            checked={question.long ?? false}
            onChange={(event) => set({ long: event.currentTarget.checked || undefined })}
          />
          <NumberInput
            label="Longueur au plus (facultatif)"
            min={1}
            max={4_000}
            value={question.maxLength ?? ""}
            onChange={(value) => set({ maxLength: whole(value) })}
          />
          <Select
            label="Écrit d’avance depuis l’annuaire"
            clearable
            data={PREFILLS}
            value={question.prefill ?? null}
            onChange={(prefill) => set({ prefill: prefill ?? undefined })}
          />
        </div>
      );
    case "number":
      return (
        <div className="fm-pair">
          <NumberInput
            label="Au moins (facultatif)"
            value={question.min ?? ""}
            onChange={(value) => set({ min: whole(value) })}
          />
          <NumberInput
            label="Au plus (facultatif)"
            value={question.max ?? ""}
            onChange={(value) => set({ max: whole(value) })}
          />
          <TextInput
            label="Unité (facultatif)"
            maxLength={40}
            value={question.unit ?? ""}
            onChange={(event) => set({ unit: event.currentTarget.value || undefined })}
          />
          <Checkbox
            label="Nombre entier"
            checked={question.integer ?? false}
            onChange={(event) => set({ integer: event.currentTarget.checked || undefined })}
          />
        </div>
      );
    case "date":
      return (
        <div className="fm-pair">
          <DayInput
            label="Pas avant (facultatif)"
            value={question.min ?? ""}
            onChange={(day) => set({ min: day || undefined })}
          />
          <DayInput
            label="Pas après (facultatif)"
            value={question.max ?? ""}
            onChange={(day) => set({ max: day || undefined })}
          />
        </div>
      );
    case "note":
      return null;
  }
}

const PREFILLS = [
  { value: "name", label: "Nom et prénom" },
  { value: "speciality", label: "Spécialité" },
  { value: "address", label: "Adresse" },
  { value: "phone", label: "Téléphone" },
  { value: "mail", label: "Mail" },
];

function Mission({
  value,
  onChange,
}: {
  value: string | undefined;
  onChange: (mission: string | undefined) => void;
}) {
  return (
    <Select
      label="Répondre oui engage pour la mission (facultatif)"
      clearable
      data={MISSIONS}
      value={value ?? null}
      onChange={(mission) => onChange(mission ?? undefined)}
    />
  );
}
