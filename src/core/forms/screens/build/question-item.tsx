import { IconArrowDown, IconArrowUp, IconCopy, IconGripVertical, IconTrash } from "@tabler/icons-react";
import { type KeyboardEvent, useRef, useState } from "react";
import { offerUndo } from "../../../../design/index.ts";
import { type Form, type Question, sayCondition } from "../../model/index.ts";
import { DRAG, dragged } from "./drag-question.ts";
import { duplicateQuestion, moved, removeQuestion, stepQuestion, withQuestion } from "./edit-form.ts";
import { IconButton } from "./icon-button.tsx";
import { kindLabel } from "./kind-words.ts";
import { QuestionFields } from "./question-fields.tsx";

type QuestionItemProps = {
  form: Form;
  section: number;
  at: number;
  open: boolean;
  onOpen: () => void;
  onChange: (form: Form) => void;
};

/** A question in the list: opened to be written, moved by the mouse, by buttons, or by Alt and an arrow. */
export function QuestionItem({ form, section, at, open, onOpen, onChange }: QuestionItemProps) {
  const question = form.sections[section]?.questions[at] as Question;
  const [over, setOver] = useState(false);
  const head = useRef<HTMLButtonElement>(null);
  const step = (by: 1 | -1) => {
    onChange(stepQuestion(form, { section, at }, by).form);
    // The question goes on holding the focus wherever it went.
    setTimeout(() => head.current?.focus(), 0);
  };
  const remove = () => {
    onChange(removeQuestion(form, section, at));
    offerUndo(`La question « ${question.text} » est retirée.`, () => onChange(form));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!event.altKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
    event.preventDefault();
    step(event.key === "ArrowDown" ? 1 : -1);
  };
  return (
    <li
      className="fm-item"
      data-over={over || undefined}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes(DRAG)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        const from = dragged(event.dataTransfer.getData(DRAG));
        if (from) onChange(moved(form, from, { section, at }).form);
      }}
    >
      <div className="fm-item-head">
        <button
          ref={head}
          type="button"
          className="fm-quiet"
          aria-expanded={open}
          onClick={onOpen}
          onKeyDown={onKeyDown}
        >
          {question.text}
          <span className="mg-small mg-soft">
            <br />
            {kindLabel(question.kind)}
            {"required" in question && question.required ? " · obligatoire" : ""}
          </span>
        </button>
        <span
          draggable
          aria-hidden
          title="Faire glisser"
          onDragStart={(event) => {
            event.dataTransfer.setData(DRAG, `${section} ${at}`);
            event.dataTransfer.effectAllowed = "move";
          }}
        >
          <IconGripVertical size={18} />
        </span>
        <IconButton
          label={`Monter « ${question.text} »`}
          icon={<IconArrowUp size={18} aria-hidden />}
          onClick={() => step(-1)}
        />
        <IconButton
          label={`Descendre « ${question.text} »`}
          icon={<IconArrowDown size={18} aria-hidden />}
          onClick={() => step(1)}
        />
        <IconButton
          label={`Dupliquer « ${question.text} »`}
          icon={<IconCopy size={18} aria-hidden />}
          onClick={() => onChange(duplicateQuestion(form, section, at))}
        />
        <IconButton
          label={`Retirer « ${question.text} »`}
          icon={<IconTrash size={18} aria-hidden />}
          onClick={remove}
        />
      </div>
      {question.when && <p className="mg-small mg-soft">{sayCondition(form, question.when)}</p>}
      {open && (
        <QuestionFields
          form={form}
          place={{ section, at }}
          question={question}
          onChange={(next) => onChange(withQuestion(form, section, at, next))}
        />
      )}
    </li>
  );
}
