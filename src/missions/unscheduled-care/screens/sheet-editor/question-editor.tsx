import { Button, Checkbox, NumberInput, Select, Textarea, TextInput } from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import type { PlainQuestion, SheetQuestion } from "../sheet-form/sheet-questions.ts";
import { newCode, removeAt, replaceAt } from "./edit-list.ts";

export const KIND_WORDS: Record<SheetQuestion["kind"], string> = {
  "red-flag": "signe de gravité",
  choice: "choix",
  text: "texte",
  number: "nombre",
};

type QuestionEditorProps = { question: SheetQuestion; onChange: (question: SheetQuestion) => void };

/** What is shown, what is said aloud, and what may be answered. */
export function QuestionEditor({ question, onChange }: QuestionEditorProps) {
  return (
    <>
      <TextInput
        label="Nom court, à l’écran"
        value={question.label}
        maxLength={120}
        onChange={(event) => onChange({ ...question, label: event.currentTarget.value })}
      />
      <Textarea
        label="Les mots à dire"
        description="Lus tels quels : deux personnes du poste posent la même question."
        value={question.say}
        minRows={2}
        maxLength={500}
        onChange={(event) => onChange({ ...question, say: event.currentTarget.value })}
      />
      {question.kind === "red-flag" ? (
        <TextInput
          label="D’où vient ce signe"
          value={question.source}
          maxLength={300}
          onChange={(event) => onChange({ ...question, source: event.currentTarget.value })}
        />
      ) : (
        <PlainEditor question={question} onChange={onChange} />
      )}
    </>
  );
}

function PlainEditor({
  question,
  onChange,
}: {
  question: PlainQuestion;
  onChange: (question: SheetQuestion) => void;
}) {
  return (
    <>
      <Select
        label="Réponse attendue"
        allowDeselect={false}
        data={[
          { value: "choice", label: "Un choix parmi des réponses" },
          { value: "number", label: "Un nombre" },
          { value: "text", label: "Un texte" },
        ]}
        value={question.kind}
        onChange={(kind) => onChange(ofKind(question, kind))}
      />
      {question.kind === "choice" && <Options question={question} onChange={onChange} />}
      {question.kind === "number" && (
        <div className="snp-pair">
          <NumberInput
            label="De"
            value={question.min}
            onChange={(value) => typeof value === "number" && onChange({ ...question, min: value })}
          />
          <NumberInput
            label="À"
            value={question.max}
            onChange={(value) => typeof value === "number" && onChange({ ...question, max: value })}
          />
          <TextInput
            label="Unité"
            value={question.unit}
            maxLength={20}
            onChange={(event) => onChange({ ...question, unit: event.currentTarget.value })}
          />
        </div>
      )}
      <Checkbox
        label="Il faut une réponse pour continuer"
        checked={question.required}
        onChange={(event) => onChange({ ...question, required: event.currentTarget.checked })}
      />
    </>
  );
}

type ChoiceQuestion = Extract<PlainQuestion, { kind: "choice" }>;

function Options({
  question,
  onChange,
}: {
  question: ChoiceQuestion;
  onChange: (question: SheetQuestion) => void;
}) {
  const { options } = question;
  const codes = options.map((option) => option.code);
  return (
    <fieldset className="mg-field mg-stack">
      <legend>Réponses proposées</legend>
      {options.map((option, index) => (
        <div key={option.code} className="snp-option">
          <TextInput
            aria-label={`Réponse ${index + 1}`}
            value={option.label}
            maxLength={120}
            onChange={(event) =>
              onChange({
                ...question,
                options: replaceAt(options, index, { ...option, label: event.currentTarget.value }),
              })
            }
          />
          <Button
            variant="subtle"
            leftSection={<IconTrash size={18} aria-hidden />}
            onClick={() => onChange({ ...question, options: removeAt(options, index) })}
          >
            Retirer
          </Button>
        </div>
      ))}
      <div>
        <Button
          variant="default"
          leftSection={<IconPlus size={18} aria-hidden />}
          onClick={() =>
            onChange({ ...question, options: [...options, { code: newCode("reponse", codes), label: "" }] })
          }
        >
          Ajouter une réponse
        </Button>
      </div>
    </fieldset>
  );
}

/** The same question asked another way; what both kinds share stays. */
export function ofKind(question: PlainQuestion, kind: string | null): SheetQuestion {
  const { code, label, say, required } = question;
  const base = { code, label, say, required };
  if (kind === question.kind) return question;
  if (kind === "number") return { kind: "number", ...base, min: 0, max: 100, unit: "" };
  if (kind === "text") return { kind: "text", ...base, maxLength: 500 };
  return { kind: "choice", ...base, options: [] };
}
