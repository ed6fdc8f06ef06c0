import { NumberInput, Textarea } from "@mantine/core";
import { PillChoice } from "./pill-choice.tsx";
import type { Answers, PlainQuestion } from "./sheet-questions.ts";

type QuestionFieldProps = {
  question: PlainQuestion;
  answers: Answers;
  error?: string | undefined;
  onAnswer: (code: string, answer: string | number | null) => void;
};

/** One question of the sheet, said aloud as it is written. */
export function QuestionField({ question, answers, error, onAnswer }: QuestionFieldProps) {
  const answer = answers[question.code] ?? null;
  const label = question.say || question.label;
  if (question.kind === "choice")
    return (
      <PillChoice
        legend={
          <>
            {label}
            {!question.required && <span className="mg-soft mg-optional"> (facultatif)</span>}
          </>
        }
        options={question.options.map((option) => ({ value: option.code, label: option.label }))}
        value={typeof answer === "string" ? answer : null}
        required={question.required}
        onChange={(code) => onAnswer(question.code, code)}
      />
    );
  if (question.kind === "number")
    return (
      <NumberInput
        label={label}
        className="snp-number"
        value={typeof answer === "number" ? answer : ""}
        min={question.min}
        max={question.max}
        clampBehavior="none"
        allowDecimal={question.max - question.min < 60}
        decimalSeparator=","
        hideControls
        inputMode="numeric"
        suffix={question.unit ? ` ${question.unit}` : ""}
        required={question.required}
        error={error}
        onChange={(value) => onAnswer(question.code, typeof value === "number" ? value : null)}
      />
    );
  return (
    <Textarea
      label={label}
      value={typeof answer === "string" ? answer : ""}
      maxLength={question.maxLength}
      required={question.required}
      minRows={2}
      error={error}
      onChange={(event) => onAnswer(question.code, event.currentTarget.value)}
    />
  );
}
