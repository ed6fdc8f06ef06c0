import { NumberInput, Textarea, TextInput } from "@mantine/core";
import { BigChoice, DayInput } from "../../../../design/index.ts";
import {
  type Answer,
  type Answers,
  leavesOf,
  optionsOf,
  type Question,
  USUAL_LENGTH,
} from "../../model/index.ts";

type QuestionInputProps = {
  question: Question;
  answers: Answers;
  errors: Readonly<Record<string, string>>;
  /** undefined takes the answer back. */
  onChange: (key: string, answer: Answer | undefined) => void;
};

/** One question as it is answered: big targets, the words of the questionnaire, the reason of a refusal beside it. */
export function QuestionInput({ question, answers, errors, onChange }: QuestionInputProps) {
  if (question.kind === "note") return <p className="fm-note">{question.text}</p>;
  const mark = question.required ? "" : " (facultatif)";
  const label = `${question.text}${mark}`;
  const value = answers[question.key];
  const error = errors[question.key];
  switch (question.kind) {
    case "choice":
    case "yes-no":
      return (
        <Choice
          label={label}
          help={question.help}
          error={error}
          options={optionsOf(question)}
          value={typeof value === "string" ? value : null}
          canClear={!question.required}
          onChange={(answer) => onChange(question.key, answer)}
        />
      );
    case "choices":
      return (
        <BigChoice
          multiple
          legend={label}
          help={question.help}
          error={error}
          value={Array.isArray(value) ? (value as string[]) : []}
          onChange={(chosen) => onChange(question.key, chosen.length > 0 ? chosen : undefined)}
          choices={question.options.map((option) => ({ value: option.key, label: option.label }))}
        />
      );
    case "matrix":
      return (
        <div className="mg-stack">
          <p className="fm-question">{label}</p>
          {question.help && <p className="mg-soft">{question.help}</p>}
          {leavesOf(question).map((row) => (
            <Choice
              key={row.key}
              label={row.text}
              error={errors[row.key]}
              options={question.options}
              value={typeof answers[row.key] === "string" ? (answers[row.key] as string) : null}
              canClear={!question.required}
              columns
              onChange={(answer) => onChange(row.key, answer)}
            />
          ))}
        </div>
      );
    case "text": {
      const shared = {
        label,
        description: question.help,
        error,
        size: "lg",
        maxLength: question.maxLength ?? USUAL_LENGTH[question.long ? "long" : "short"],
        value: typeof value === "string" ? value : "",
      };
      return question.long ? (
        <Textarea
          {...shared}
          autosize
          minRows={3}
          maxRows={10}
          onChange={(event) => onChange(question.key, event.currentTarget.value)}
        />
      ) : (
        <TextInput {...shared} onChange={(event) => onChange(question.key, event.currentTarget.value)} />
      );
    }
    case "number":
      return (
        <NumberInput
          label={label}
          description={question.help}
          error={error}
          size="lg"
          value={typeof value === "number" ? value : ""}
          allowDecimal={!question.integer}
          decimalSeparator=","
          clampBehavior="none"
          inputMode={question.integer ? "numeric" : "decimal"}
          suffix={question.unit ? ` ${question.unit}` : ""}
          onChange={(typed) => onChange(question.key, typeof typed === "number" ? typed : undefined)}
        />
      );
    case "date":
      return (
        <DayInput
          label={label}
          value={typeof value === "string" ? value : ""}
          required={question.required ?? false}
          {...(question.min ? { earliest: question.min } : {})}
          {...(question.max ? { latest: question.max } : {})}
          error={error}
          onChange={(day) => onChange(question.key, day || undefined)}
        />
      );
  }
}

type ChoiceProps = {
  label: string;
  help?: string | undefined;
  error?: string | undefined;
  options: readonly { key: string; label: string }[];
  value: string | null;
  canClear: boolean;
  columns?: boolean;
  onChange: (answer: string | undefined) => void;
};

function Choice({ label, help, error, options, value, canClear, columns = false, onChange }: ChoiceProps) {
  return (
    <div>
      <BigChoice
        legend={label}
        help={help}
        error={error}
        columns={columns}
        value={value}
        onChange={onChange}
        choices={options.map((option) => ({ value: option.key, label: option.label }))}
      />
      {canClear && value !== null && (
        <button type="button" className="fm-quiet" onClick={() => onChange(undefined)}>
          Retirer ma réponse
        </button>
      )}
    </div>
  );
}
