import { Button, Modal, NativeSelect, TextInput } from "@mantine/core";
import { useState } from "react";
import { DayInput, FormProblem, fieldErrorOf } from "../../../design/index.ts";
import { asTime, places } from "./agenda-words.ts";
import type { Template } from "./template-form.tsx";
import type { ChangeControl } from "./use-change.tsx";

/** One day that is not like the others: closed, partly closed, or with fewer or more places. */
export function ExceptionDialog({
  template,
  change,
  onClose,
}: {
  template: Template;
  change: ChangeControl;
  onClose: () => void;
}) {
  const [onDate, setOnDate] = useState("");
  const [count, setCount] = useState(0);
  const [from, setFrom] = useState("");
  const [until, setUntil] = useState("");
  const [problem, setProblem] = useState<unknown>(null);
  const save = async () => {
    try {
      await change.propose({
        kind: "exception.add",
        templateId: template.id,
        onDate,
        fromTime: from ? asTime(from) : null,
        untilTime: until ? (until === "00:00" ? "24:00" : asTime(until)) : null,
        places: count,
      });
      onClose();
    } catch (refusal) {
      setProblem(refusal);
    }
  };
  return (
    <Modal opened onClose={onClose} title="Sauf un jour">
      <form
        className="mg-stack"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <p className="mg-soft">{template.sentence}</p>
        <FormProblem error={problem} />
        <DayInput
          label="Le"
          required
          autoFocused
          value={onDate}
          error={fieldErrorOf(problem, "change.onDate")}
          onChange={(day) => setOnDate(day)}
        />
        <div className="ag-row">
          <TextInput
            label="De (facultatif)"
            type="time"
            step={300}
            value={from}
            onChange={(event) => setFrom(event.currentTarget.value)}
          />
          <TextInput
            label="À (facultatif)"
            type="time"
            step={300}
            value={until}
            error={fieldErrorOf(problem, "change.untilTime")}
            onChange={(event) => setUntil(event.currentTarget.value)}
          />
        </div>
        <NativeSelect
          label="Ce jour-là"
          value={String(count)}
          data={[
            { value: "0", label: "Fermé" },
            ...Array.from({ length: 12 }, (_, index) => ({
              value: String(index + 1),
              label: `${places(index + 1)} par créneau`,
            })),
          ]}
          onChange={(event) => setCount(Number(event.currentTarget.value))}
        />
        <div className="mg-actions">
          <Button type="submit" loading={change.busy} disabled={!onDate}>
            {count === 0 ? "Fermer ce jour" : "Changer ce jour"}
          </Button>
          <Button variant="subtle" onClick={onClose}>
            Revenir sans rien changer
          </Button>
        </div>
      </form>
    </Modal>
  );
}
