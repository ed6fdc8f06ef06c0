import { Textarea } from "@mantine/core";
import { useRef } from "react";
import type { PriorityLevel, Sheet } from "../../contract.ts";
import type { RequestDraft } from "../draft/use-request-draft.ts";
import { AgeOrAsk } from "../sheet-form/known-age.tsx";
import { LevelTag } from "../sheet-form/level-tag.tsx";
import { QuestionField } from "../sheet-form/question-field.tsx";
import {
  flagsOf,
  noFlag,
  ordinaryLevels,
  type PlainQuestion,
  plainOf,
} from "../sheet-form/sheet-questions.ts";
import { AnswerRow } from "./answer-row.tsx";
import { type CommandsRef, useCommands } from "./desk-commands.ts";

type SheetRowsProps = {
  draft: RequestDraft;
  /** Of the record, or as typed. */
  birthOn: string | null;
  sheet: Sheet;
  levels: readonly PriorityLevel[];
  errors: Readonly<Record<string, string>>;
  commands: CommandsRef;
};

/** Gravity, questions, level: one row each, answered by one key; the focus goes to the next row. */
export function SheetRows({ draft, birthOn, sheet, levels, errors, commands }: SheetRowsProps) {
  const { fields, request } = draft;
  const rows = useRef<HTMLDivElement>(null);
  useCommands(commands, {
    noFlag: () => {
      draft.change({ answers: noFlag(sheet) });
      rows.current
        ?.querySelector<HTMLElement>(
          '[data-after-flags] [data-row="true"], [data-after-flags] :is(input, textarea)',
        )
        ?.focus();
    },
  });
  const answer = (code: string, value: boolean | string) => draft.change({ answers: { [code]: value } });
  const proposed = levels.find((level) => level.code === request?.score.proposedLevel);
  const chosen = levels.find((level) => level.code === fields.levelCode);
  const milder = chosen && proposed && !proposed.emergencyCall && chosen.rank > proposed.rank;
  return (
    <div ref={rows} className="snp-rows">
      <fieldset className="snp-block">
        <legend>Gravité : O oui, N non, A aucun signe</legend>
        {flagsOf(sheet).map((flag) => (
          <AnswerRow
            key={flag.code}
            label={flag.label}
            hint={flag.say}
            danger
            options={[
              { value: "oui", label: "Oui", key: "o" },
              { value: "non", label: "Non", key: "n" },
            ]}
            value={flagWord(fields.answers[flag.code])}
            onAnswer={(value) => answer(flag.code, value === "oui")}
          />
        ))}
      </fieldset>
      <fieldset className="snp-block" data-after-flags>
        <legend>Questions</legend>
        <Textarea
          label="Pourquoi le patient a-t-il besoin d’être vu ?"
          value={fields.reason}
          maxLength={500}
          minRows={1}
          required
          error={errors["reason"]}
          onChange={(event) => draft.change({ reason: event.currentTarget.value })}
        />
        {plainOf(sheet).map((question) => (
          <AgeOrAsk key={question.code} question={question} draft={draft} birthOn={birthOn}>
            <PlainRow question={question} draft={draft} onAnswer={answer} />
          </AgeOrAsk>
        ))}
        {errors["answers"] && <p className="mg-field-error">{errors["answers"]}</p>}
      </fieldset>
      <fieldset className="snp-block">
        <legend>Niveau : c’est vous qui décidez</legend>
        {proposed && (
          <p className="snp-proposed">
            La fiche propose <LevelTag level={proposed} />
            <span className="mg-small mg-soft">{request?.score.explanation.slice(0, -1).join(" ")}</span>
          </p>
        )}
        <AnswerRow
          label="À voir"
          options={ordinaryLevels(levels).map((level, index) => ({
            value: level.code,
            label: level.label,
            key: String(index + 1),
          }))}
          value={fields.levelCode}
          onAnswer={(levelCode) => draft.change({ levelCode })}
        />
        {errors["levelCode"] && <p className="mg-field-error">{errors["levelCode"]}</p>}
        {milder && (
          <Textarea
            label={`La fiche propose plus pressant (${proposed.label}). Pourquoi ce choix ?`}
            value={fields.levelReason}
            minRows={1}
            maxLength={500}
            required
            error={errors["levelReason"]}
            onChange={(event) => draft.change({ levelReason: event.currentTarget.value })}
          />
        )}
      </fieldset>
    </div>
  );
}

const flagWord = (value: unknown): string | null => (value === true ? "oui" : value === false ? "non" : null);

type PlainRowProps = {
  question: PlainQuestion;
  draft: RequestDraft;
  onAnswer: (code: string, value: string) => void;
};

function PlainRow({ question, draft, onAnswer }: PlainRowProps) {
  if (question.kind !== "choice")
    return (
      <QuestionField
        question={question}
        answers={draft.fields.answers}
        error={draft.refused[`answers.${question.code}`]}
        onAnswer={(code, value) => draft.change({ answers: { [code]: value } })}
      />
    );
  const current = draft.fields.answers[question.code];
  return (
    <AnswerRow
      label={question.say || question.label}
      options={question.options.map((option, index) => ({
        value: option.code,
        label: option.label,
        key: keyOf(question.options, index),
        also: option.code === "oui" ? "o" : option.code === "non" ? "n" : undefined,
      }))}
      value={typeof current === "string" ? current : null}
      onAnswer={(value) => onAnswer(question.code, value)}
    />
  );
}

/** Yes and no keep their letters where there is nothing else to answer; other answers take their rank, the first included. */
const keyOf = (options: readonly { code: string }[], index: number): string => {
  const code = options[index]?.code;
  const plain = options.every((option) => option.code === "oui" || option.code === "non");
  return plain && code ? code.slice(0, 1) : String(index + 1);
};
