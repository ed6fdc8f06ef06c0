import { Button, Modal, NativeSelect } from "@mantine/core";
import { useState } from "react";
import { DayInput, FormProblem, fieldErrorOf, TimeInput } from "../../../design/index.ts";
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
          <TimeInput label="De (facultatif)" value={from} onChange={(time) => setFrom(time)} />
          <TimeInput
            label="À (facultatif)"
            value={until}
            error={fieldErrorOf(problem, "change.untilTime")}
            onChange={(time) => setUntil(time)}
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
