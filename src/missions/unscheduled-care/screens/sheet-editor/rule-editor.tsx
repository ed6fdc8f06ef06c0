import { Button, MultiSelect, NumberInput, Select, TextInput } from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import type { PriorityLevel } from "../../contract.ts";
import { ordinaryLevels, type PlainQuestion } from "../sheet-form/sheet-questions.ts";
import { removeAt, replaceAt } from "./edit-list.ts";
import type { SheetContent } from "./sheet-client.ts";

export type Rule = SheetContent["rules"][number];
type Condition = Rule["when"][number];

type RuleEditorProps = {
  rule: Rule;
  questions: readonly PlainQuestion[];
  levels: readonly PriorityLevel[];
  onChange: (rule: Rule) => void;
};

/** « Si … et … alors la fiche propose ce niveau, parce que … » */
export function RuleEditor({ rule, questions, levels, onChange }: RuleEditorProps) {
  const asked = questions.filter((question) => question.kind !== "text");
  return (
    <>
      <TextInput
        label="Parce que"
        description="Affiché à qui choisit le niveau."
        value={rule.why}
        maxLength={300}
        onChange={(event) => onChange({ ...rule, why: event.currentTarget.value })}
      />
      <Select
        label="La fiche propose"
        allowDeselect={false}
        data={ordinaryLevels(levels).map((level) => ({ value: level.code, label: level.label }))}
        value={rule.level}
        onChange={(level) => level && onChange({ ...rule, level })}
      />
      <fieldset className="mg-field mg-stack">
        <legend>Si toutes ces réponses sont données</legend>
        {rule.when.map((condition, index) => (
          <ConditionRow
            // biome-ignore lint/suspicious/noArrayIndexKey: two conditions may be alike, their place tells them apart
            key={index}
            condition={condition}
            questions={asked}
            onChange={(next) => onChange({ ...rule, when: replaceAt(rule.when, index, next) })}
            onRemove={() => onChange({ ...rule, when: removeAt(rule.when, index) })}
          />
        ))}
        <div>
          <Button
            variant="default"
            disabled={asked.length === 0 || rule.when.length >= 10}
            leftSection={<IconPlus size={18} aria-hidden />}
            onClick={() => asked[0] && onChange({ ...rule, when: [...rule.when, firstCondition(asked[0])] })}
          >
            Ajouter une condition
          </Button>
        </div>
      </fieldset>
    </>
  );
}

const firstCondition = (question: PlainQuestion): Condition =>
  question.kind === "number"
    ? { question: question.code, is: "at-least", value: question.min }
    : { question: question.code, is: "one-of", values: [] };

type ConditionRowProps = {
  condition: Condition;
  questions: readonly PlainQuestion[];
  onChange: (condition: Condition) => void;
  onRemove: () => void;
};

function ConditionRow({ condition, questions, onChange, onRemove }: ConditionRowProps) {
  const question = questions.find((one) => one.code === condition.question);
  return (
    <div className="snp-condition">
      <Select
        label="Question"
        allowDeselect={false}
        data={questions.map((one) => ({ value: one.code, label: one.label || one.say }))}
        value={condition.question}
        onChange={(code) => {
          const next = questions.find((one) => one.code === code);
          if (next) onChange(firstCondition(next));
        }}
      />
      {question?.kind === "choice" && condition.is === "one-of" && (
        <MultiSelect
          label="Une de ces réponses"
          data={question.options.map((option) => ({ value: option.code, label: option.label || "sans nom" }))}
          value={[...condition.values]}
          onChange={(values) => onChange({ ...condition, values })}
        />
      )}
      {question?.kind === "number" && condition.is !== "one-of" && (
        <>
          <Select
            label="Est"
            allowDeselect={false}
            data={[
              { value: "at-least", label: "au moins" },
              { value: "at-most", label: "au plus" },
            ]}
            value={condition.is}
            onChange={(is) => onChange({ ...condition, is: is === "at-most" ? "at-most" : "at-least" })}
          />
          <NumberInput
            label={`Valeur${question.unit ? ` (${question.unit})` : ""}`}
            value={condition.value}
            onChange={(value) => typeof value === "number" && onChange({ ...condition, value })}
          />
        </>
      )}
      <Button variant="subtle" leftSection={<IconTrash size={18} aria-hidden />} onClick={onRemove}>
        Retirer
      </Button>
    </div>
  );
}
