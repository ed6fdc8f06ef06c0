import { Button, NumberInput, Textarea } from "@mantine/core";
import { useState } from "react";
import { FormProblem, fieldErrorOf, Section, useAttempt } from "../../../../design/index.ts";
import { RULE_FIELDS, type RulesContent, readRule, writeRule } from "./rule-fields.ts";

type RulesFormProps = {
  start: RulesContent;
  note: string;
  isDraft: boolean;
  onSave: (content: RulesContent, note: string) => Promise<unknown>;
};

/** Points by criterion; saved as a draft, which changes nothing yet. */
export function RulesForm({ start, note: firstNote, isDraft, onSave }: RulesFormProps) {
  const [content, setContent] = useState(start);
  const [note, setNote] = useState(firstNote);
  const { busy, problem, attempt } = useAttempt();
  const save = () =>
    attempt(async () => {
      await onSave(content, note);
    });
  return (
    <Section
      title={isDraft ? "Brouillon" : "Points par critère"}
      hint="Zéro point : le critère ne compte pas. Enregistrer fait un brouillon ; rien ne change avant la publication."
    >
      <form
        className="mg-stack"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <FormProblem error={problem} />
        <div className="mt-rules">
          {RULE_FIELDS.map((field) => (
            <NumberInput
              key={field.path.join(".")}
              label={field.label}
              suffix={` ${field.unit}`}
              value={readRule(content, field.path)}
              min={0}
              max={field.max}
              clampBehavior="none"
              allowDecimal={false}
              error={fieldErrorOf(problem, `content.${field.path.join(".")}`)}
              onChange={(value) =>
                typeof value === "number" && setContent(writeRule(content, field.path, value))
              }
            />
          ))}
        </div>
        <Textarea
          label="D’où viennent ces points"
          description="Qui l’a décidé, quand, d’après quel texte."
          value={content.source}
          maxLength={500}
          autosize
          onChange={(event) => setContent({ ...content, source: event.currentTarget.value })}
        />
        <Textarea
          label="Ce que change cette version (facultatif)"
          value={note}
          maxLength={1_000}
          autosize
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <div className="mg-actions">
          <Button type="submit" loading={busy} variant={isDraft ? "default" : "filled"}>
            Enregistrer le brouillon
          </Button>
        </div>
      </form>
    </Section>
  );
}
