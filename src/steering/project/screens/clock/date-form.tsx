import { Button, Textarea } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { DayInput, FormProblem, fieldErrorOf, offerUndo } from "../../../../design/index.ts";
import type { ContractDate } from "../../clock/clock-contract.ts";
import { clockClient, clockQuery } from "./clock-client.ts";

type DateFormProps = {
  slug: string;
  contractNth: number;
  date: ContractDate;
  today: string;
  onClose: () => void;
};

/** What the CPTS writes about one date: kept, or another day agreed. */
export function DateForm({ slug, contractNth, date, today, onClose }: DateFormProps) {
  const queries = useQueryClient();
  const own = date.dueOn === date.computedOn ? "" : (date.dueOn ?? "");
  const [dueOn, setDueOn] = useState(own);
  const [doneOn, setDoneOn] = useState(date.doneOn ?? "");
  const [note, setNote] = useState(date.note);
  const keep = (input: { dueOn: string; doneOn: string; note: string; revision: number }) =>
    clockClient.write(slug, date.key, {
      contractNth,
      dueOn: input.dueOn || null,
      doneOn: input.doneOn || null,
      note: input.note,
      revision: input.revision,
    });
  const save = useMutation({
    mutationFn: () => keep({ dueOn, doneOn, note, revision: date.revision }),
    onSuccess: (next) => {
      queries.setQueryData(clockQuery(slug).queryKey, next);
      onClose();
      offerUndo(`« ${date.label} » est noté.`, async () => {
        const back = await keep({
          dueOn: own,
          doneOn: date.doneOn ?? "",
          note: date.note,
          revision: date.revision + 1,
        });
        queries.setQueryData(clockQuery(slug).queryKey, back);
      });
    },
  });
  return (
    <form
      className="clock-form"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <h3>{date.label}</h3>
      <DayInput
        label="Tenue le (facultatif)"
        value={doneOn}
        latest={today}
        error={fieldErrorOf(save.error, "doneOn")}
        onChange={setDoneOn}
      />
      <DayInput
        label={date.computedOn ? "Autre date retenue au contrat (facultatif)" : "Date retenue au contrat"}
        value={dueOn}
        error={fieldErrorOf(save.error, "dueOn")}
        onChange={setDueOn}
      />
      <Textarea
        label="Note (facultatif)"
        value={note}
        maxLength={1_000}
        autosize
        minRows={2}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <FormProblem error={save.error} />
      <div className="mg-actions">
        <Button type="submit" loading={save.isPending}>
          Enregistrer cette échéance
        </Button>
        <Button variant="subtle" onClick={onClose}>
          Revenir
        </Button>
      </div>
    </form>
  );
}
