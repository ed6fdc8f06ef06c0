import { Button, Menu, TextInput } from "@mantine/core";
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import { offerUndo, Section as Sheet } from "../../../../design/index.ts";
import type { Form, Section } from "../../model/index.ts";
import { ConditionEditor } from "./condition-editor.tsx";
import { DRAG, dragged } from "./drag-question.ts";
import { addQuestion, moved, removeSection, stepSection, withSection, withWhen } from "./edit-form.ts";
import { IconButton } from "./icon-button.tsx";
import { KINDS } from "./kind-words.ts";
import { QuestionItem } from "./question-item.tsx";

type SectionEditorProps = { form: Form; at: number; onChange: (form: Form) => void };

/** One section: its title, its condition, its questions in order. */
export function SectionEditor({ form, at, onChange }: SectionEditorProps) {
  const section = form.sections[at] as Section;
  const [open, setOpen] = useState<string | null>(null);
  const set = (next: Section) => onChange(withSection(form, at, next));
  const name = section.title || `Section ${at + 1}`;
  const remove = () => {
    onChange(removeSection(form, at));
    offerUndo(`Section « ${name} » retirée.`, () => onChange(form));
  };
  return (
    <Sheet
      title={name}
      actions={
        <>
          <IconButton
            label={`Monter la section ${name}`}
            icon={<IconArrowUp size={18} aria-hidden />}
            disabled={at === 0}
            onClick={() => onChange(stepSection(form, at, -1))}
          />
          <IconButton
            label={`Descendre la section ${name}`}
            icon={<IconArrowDown size={18} aria-hidden />}
            disabled={at === form.sections.length - 1}
            onClick={() => onChange(stepSection(form, at, 1))}
          />
          <IconButton
            label={`Retirer la section ${name}`}
            icon={<IconTrash size={18} aria-hidden />}
            disabled={form.sections.length === 1}
            onClick={remove}
          />
        </>
      }
    >
      <div className="mg-stack">
        <TextInput
          label="Titre de la section"
          maxLength={300}
          value={section.title}
          onChange={(event) => set({ ...section, title: event.currentTarget.value })}
        />
        <ConditionEditor
          form={form}
          before={{ section: at, at: 0 }}
          when={section.when}
          what="la section"
          onChange={(when) => set(withWhen(section, when))}
        />
        <ul className="fm-items" aria-label={`Questions de ${name}`}>
          {section.questions.map((question, place) => (
            <QuestionItem
              key={question.key}
              form={form}
              section={at}
              at={place}
              open={open === question.key}
              onOpen={() => setOpen(open === question.key ? null : question.key)}
              onChange={onChange}
            />
          ))}
        </ul>
        <DropEnd
          count={section.questions.length}
          onDrop={(from) =>
            onChange(
              moved(form, from, {
                section: at,
                at: from.section === at ? section.questions.length - 1 : section.questions.length,
              }).form,
            )
          }
        />
        <Menu>
          <Menu.Target>
            <Button variant="default" leftSection={<IconPlus size={18} aria-hidden />}>
              Ajouter une question
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {KINDS.map(({ kind, label }) => (
              <Menu.Item
                key={kind}
                onClick={() => {
                  const next = addQuestion(form, at, kind);
                  onChange(next);
                  setOpen(next.sections[at]?.questions.at(-1)?.key ?? null);
                }}
              >
                {label}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      </div>
    </Sheet>
  );
}

function DropEnd({
  count,
  onDrop,
}: {
  count: number;
  onDrop: (from: { section: number; at: number }) => void;
}) {
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keyboard has buttons and Alt + arrows for the same
    <div
      className="mg-small mg-soft"
      onDragOver={(event) => event.dataTransfer.types.includes(DRAG) && event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        const from = dragged(event.dataTransfer.getData(DRAG));
        if (from) onDrop(from);
      }}
    >
      {count === 0
        ? "Section vide : ajoutez une question, ou déposez-en une ici."
        : "Déposez ici pour mettre à la fin."}
    </div>
  );
}
