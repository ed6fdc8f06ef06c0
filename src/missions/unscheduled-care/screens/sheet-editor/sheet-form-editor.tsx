import { Button, Textarea, TextInput } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { Section } from "../../../../design/index.ts";
import type { PriorityLevel, SheetDraft } from "../../contract.ts";
import type { PlainQuestion, SheetQuestion } from "../sheet-form/sheet-questions.ts";
import { moveBy, newCode, removeAt, replaceAt } from "./edit-list.ts";
import { ItemCard } from "./item-card.tsx";
import { KIND_WORDS, QuestionEditor } from "./question-editor.tsx";
import { RuleEditor } from "./rule-editor.tsx";
import type { SheetContent } from "./sheet-client.ts";

type SheetFormEditorProps = {
  content: SheetContent;
  levels: readonly PriorityLevel[];
  problems: SheetDraft["problems"];
  onChange: (content: SheetContent) => void;
};

/** Signs first, then questions, then the rules that propose a level. */
export function SheetFormEditor({ content, levels, problems, onChange }: SheetFormEditorProps) {
  const flags = content.questions.filter((question) => question.kind === "red-flag");
  const plain = content.questions.filter(
    (question): question is PlainQuestion => question.kind !== "red-flag",
  );
  const codes = [...content.questions, ...content.rules].map((one) => one.code);
  const problemOf = (code: string) => problems.find((problem) => problem.where.includes(code))?.why;
  const setQuestions = (signs: readonly SheetQuestion[], others: readonly SheetQuestion[]) =>
    onChange({ ...content, questions: [...signs, ...others] });
  return (
    <>
      <Section title="En-tête">
        <TextInput
          label="Titre"
          value={content.title}
          maxLength={120}
          onChange={(event) => onChange({ ...content, title: event.currentTarget.value })}
        />
        <Textarea
          label="Qui l’a relue, et quand"
          description="Montré au pied de la fiche."
          value={content.note}
          maxLength={500}
          minRows={2}
          onChange={(event) => onChange({ ...content, note: event.currentTarget.value })}
        />
      </Section>
      <QuestionList
        title="Signes de gravité"
        hint="Demandés en premier, dans cet ordre. Un seul oui affiche « Appelez le 15 » et arrête la demande."
        list={flags}
        problemOf={problemOf}
        onChange={(list) => setQuestions(list, plain)}
        addLabel="Ajouter un signe"
        make={() => ({ kind: "red-flag", code: newCode("signe", codes), label: "", say: "", source: "" })}
      />
      <QuestionList
        title="Questions"
        hint="Posées ensuite, dans cet ordre."
        list={plain}
        problemOf={problemOf}
        onChange={(list) => setQuestions(flags, list)}
        addLabel="Ajouter une question"
        make={() => ({
          kind: "choice",
          code: newCode("question", codes),
          label: "",
          say: "",
          required: true,
          options: [],
        })}
      />
      <Section
        title="Règles"
        hint="Chaque règle vraie propose son niveau ; le plus pressant l’emporte. Une personne choisit toujours."
      >
        <ol className="snp-items">
          {content.rules.map((rule, index) => (
            <ItemCard
              key={rule.code}
              title={rule.why}
              kind={levels.find((level) => level.code === rule.level)?.label ?? rule.level}
              problem={problemOf(rule.code)}
              first={index === 0}
              last={index === content.rules.length - 1}
              onMove={(step) => onChange({ ...content, rules: moveBy(content.rules, index, step) })}
              onRemove={() => onChange({ ...content, rules: removeAt(content.rules, index) })}
            >
              <RuleEditor
                rule={rule}
                questions={plain}
                levels={levels}
                onChange={(next) => onChange({ ...content, rules: replaceAt(content.rules, index, next) })}
              />
            </ItemCard>
          ))}
        </ol>
        <div>
          <Button
            variant="default"
            leftSection={<IconPlus size={18} aria-hidden />}
            onClick={() =>
              onChange({
                ...content,
                rules: [
                  ...content.rules,
                  {
                    code: newCode("regle", codes),
                    level: levels.find((one) => !one.emergencyCall)?.code ?? "",
                    when: [],
                    why: "",
                  },
                ],
              })
            }
          >
            Ajouter une règle
          </Button>
        </div>
      </Section>
    </>
  );
}

type QuestionListProps = {
  title: string;
  hint: string;
  list: readonly SheetQuestion[];
  problemOf: (code: string) => string | undefined;
  onChange: (list: SheetQuestion[]) => void;
  addLabel: string;
  make: () => SheetQuestion;
};

function QuestionList({ title, hint, list, problemOf, onChange, addLabel, make }: QuestionListProps) {
  return (
    <Section title={`${title} (${list.length})`} hint={hint}>
      <ol className="snp-items">
        {list.map((question, index) => (
          <ItemCard
            key={question.code}
            title={question.label}
            kind={KIND_WORDS[question.kind]}
            problem={problemOf(question.code)}
            first={index === 0}
            last={index === list.length - 1}
            onMove={(step) => onChange(moveBy(list, index, step))}
            onRemove={() => onChange(removeAt(list, index))}
          >
            <QuestionEditor question={question} onChange={(next) => onChange(replaceAt(list, index, next))} />
          </ItemCard>
        ))}
      </ol>
      <div>
        <Button
          variant="default"
          leftSection={<IconPlus size={18} aria-hidden />}
          onClick={() => onChange([...list, make()])}
        >
          {addLabel}
        </Button>
      </div>
    </Section>
  );
}
