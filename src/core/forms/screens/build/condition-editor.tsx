import { Button, NumberInput, Select, TextInput } from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import { DayInput } from "../../../../design/index.ts";
import {
  type Condition,
  type Form,
  type Leaf,
  leavesOf,
  optionsOf,
  sayCondition,
  type Test,
} from "../../model/index.ts";
import type { Place } from "./edit-form.ts";
import { IconButton } from "./icon-button.tsx";

type ConditionEditorProps = {
  form: Form;
  /** Where it stands: only what comes before may be looked at. */
  before: Place;
  when: Condition | undefined;
  /** « la question », « la section » */
  what: string;
  onChange: (when: Condition | undefined) => void;
};

/** When it is shown, in words; nothing said: always. */
export function ConditionEditor({ form, before, when, what, onChange }: ConditionEditorProps) {
  const leaves = form.sections.flatMap((section, s) =>
    section.questions.flatMap((question, q) =>
      s < before.section || (s === before.section && q < before.at) ? leavesOf(question) : [],
    ),
  );
  const [first] = leaves;
  if (!when)
    return first ? (
      <div>
        <Button
          variant="subtle"
          leftSection={<IconPlus size={18} aria-hidden />}
          onClick={() => onChange({ mode: "all", tests: [testOn(first)] })}
        >
          N’afficher {what} que si…
        </Button>
      </div>
    ) : null;
  const set = (tests: readonly Test[]) => onChange(tests.length > 0 ? { ...when, tests } : undefined);
  return (
    <fieldset className="mg-field">
      <legend>Affichée seulement…</legend>
      <div className="mg-stack">
        <p className="mg-soft">{sayCondition(form, when)}</p>
        {when.tests.length > 1 && (
          <Select
            label="Il faut"
            allowDeselect={false}
            data={[
              { value: "all", label: "toutes ces conditions" },
              { value: "any", label: "une au moins" },
            ]}
            value={when.mode}
            onChange={(mode) => mode && onChange({ ...when, mode: mode as Condition["mode"] })}
          />
        )}
        {when.tests.map((test, at) => (
          <TestEditor
            // biome-ignore lint/suspicious/noArrayIndexKey: tests have no name of their own
            key={at}
            leaves={leaves}
            test={test}
            nth={at + 1}
            onChange={(next) => set(when.tests.map((one, index) => (index === at ? next : one)))}
            onRemove={() => set(when.tests.filter((_one, index) => index !== at))}
          />
        ))}
        {first && when.tests.length < 10 && (
          <Button
            variant="subtle"
            leftSection={<IconPlus size={18} aria-hidden />}
            onClick={() => set([...when.tests, testOn(first)])}
          >
            Ajouter une condition
          </Button>
        )}
      </div>
    </fieldset>
  );
}

function testOn({ key, question }: Leaf): Test {
  const [option] = optionsOf(question);
  return option ? { question: key, is: "=", value: option.key } : { question: key, is: "answered" };
}

const WORDS: Record<Test["is"], string> = {
  "=": "est",
  "!=": "n’est pas",
  ">": "plus grand que",
  "<": "plus petit que",
  ">=": "au moins",
  "<=": "au plus",
  answered: "a une réponse",
  unanswered: "n’a pas de réponse",
};

type TestEditorProps = {
  leaves: readonly Leaf[];
  test: Test;
  nth: number;
  onChange: (test: Test) => void;
  onRemove: () => void;
};

function TestEditor({ leaves, test, nth, onChange, onRemove }: TestEditorProps) {
  const leaf = leaves.find(({ key }) => key === test.question);
  const ordered = leaf?.question.kind === "number" || leaf?.question.kind === "date";
  const operators = (Object.keys(WORDS) as Test["is"][]).filter((is) => ordered || !/[<>]/.test(is));
  const asks = test.is !== "answered" && test.is !== "unanswered";
  return (
    <div className="fm-pair">
      <Select
        label={`Question ${nth}`}
        allowDeselect={false}
        data={leaves.map(({ key, text }) => ({ value: key, label: text.slice(0, 80) }))}
        value={leaf?.key ?? null}
        error={leaf ? undefined : "Cette question ne vient plus avant : choisissez-en une autre."}
        onChange={(key) => {
          const chosen = leaves.find((one) => one.key === key);
          if (chosen) onChange(testOn(chosen));
        }}
      />
      <Select
        label="Comparaison"
        allowDeselect={false}
        data={operators.map((is) => ({ value: is, label: WORDS[is] }))}
        value={test.is}
        onChange={(is) =>
          is &&
          onChange(
            is === "answered" || is === "unanswered"
              ? { question: test.question, is }
              : { ...test, is: is as Test["is"], value: test.value ?? firstValueOf(leaf) },
          )
        }
      />
      {asks && leaf && (
        <ValueInput leaf={leaf} value={test.value} onChange={(value) => onChange({ ...test, value })} />
      )}
      <div>
        <IconButton
          label={`Retirer la condition ${nth}`}
          icon={<IconTrash size={18} aria-hidden />}
          onClick={onRemove}
        />
      </div>
    </div>
  );
}

const firstValueOf = (leaf: Leaf | undefined): string | number =>
  leaf?.question.kind === "number" ? 0 : ((leaf && optionsOf(leaf.question)[0]?.key) ?? "");

type ValueProps = {
  leaf: Leaf;
  value: string | number | undefined;
  onChange: (value: string | number) => void;
};

function ValueInput({ leaf, value, onChange }: ValueProps) {
  const options = optionsOf(leaf.question);
  if (options.length > 0)
    return (
      <Select
        label="Réponse"
        allowDeselect={false}
        data={options.map(({ key, label }) => ({ value: key, label }))}
        value={String(value ?? "")}
        onChange={(key) => key && onChange(key)}
      />
    );
  if (leaf.question.kind === "number")
    return (
      <NumberInput
        label="Nombre"
        value={typeof value === "number" ? value : ""}
        onChange={(typed) => typeof typed === "number" && onChange(typed)}
      />
    );
  if (leaf.question.kind === "date")
    return <DayInput label="Date" value={String(value ?? "")} onChange={(day) => day && onChange(day)} />;
  return (
    <TextInput
      label="Texte"
      maxLength={300}
      value={String(value ?? "")}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
