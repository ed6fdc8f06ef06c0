import { Button, NumberInput, Textarea } from "@mantine/core";
import { type QueryKey, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type SubmitEvent, useState } from "react";
import { counted } from "../../platform/text/index.ts";
import { fieldErrorOf } from "../api.ts";
import { sayDone } from "../feedback/say.tsx";
import { FormProblem } from "../form/form-problem.tsx";
import { monthsWords, type RetentionFacts, type RetentionWords } from "./retention-words.ts";

interface RetentionFormProps {
  facts: RetentionFacts;
  words: RetentionWords;
  /** Of the facts; what another delay would erase is kept under it. */
  queryKey: QueryKey;
  /** What another delay would erase the next night; the server refuses a delay that is too short or too long, and says why. */
  foresee: (months: number) => Promise<RetentionFacts>;
  save: (input: { months: number; source: string }) => Promise<RetentionFacts>;
  onClose?: () => void;
}

/** Decides another delay; before it is sent, says how much it would erase. */
export function RetentionForm({ facts, words, queryKey, foresee, save, onClose }: RetentionFormProps) {
  const queries = useQueryClient();
  const [months, setMonths] = useState<number | "">(facts.months);
  const [source, setSource] = useState("");
  const isWhole = months !== "" && Number.isInteger(months);
  const foreseen = useQuery({
    queryKey: [...queryKey, months],
    queryFn: () => foresee(Number(months)),
    enabled: isWhole && months !== facts.months,
    retry: false,
  });
  const sending = useMutation({
    mutationFn: () => save({ months: Number(months), source }),
    onSuccess: (saved) => {
      sayDone(`Conservation : ${monthsWords(saved.months)}.`);
      setSource("");
      queries.setQueryData(queryKey, saved);
      onClose?.();
    },
  });
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (isWhole) sending.mutate();
  };
  return (
    <form className="mg-stack" onSubmit={submit}>
      <FormProblem error={sending.error} />
      <NumberInput
        label={`Mois après ${words.after}`}
        required
        min={3}
        max={240}
        // What is typed stays as it was typed, with the reason why it does not fit.
        clampBehavior="none"
        allowDecimal={false}
        value={months}
        error={
          isWhole
            ? fieldErrorOf(foreseen.error ?? sending.error, "months")
            : "Indiquez un nombre entier de mois."
        }
        onChange={(value) => setMonths(value === "" ? "" : Number(value))}
      />
      <Textarea
        label="Qui l’a décidé"
        description="Le bureau, l’assemblée, l’avis du délégué à la protection des données, et la date."
        required
        maxLength={500}
        autosize
        value={source}
        error={fieldErrorOf(sending.error, "source")}
        onChange={(event) => setSource(event.currentTarget.value)}
      />
      <p role="status">
        {foreseen.data && months !== facts.months
          ? `Avec ${monthsWords(Number(months))}, ${counted(foreseen.data.due, ...words.foreseen)} la nuit prochaine. Ce qui est effacé ne revient pas ; d’ici là, vous pouvez encore changer la durée.`
          : ""}
      </p>
      <div className="mg-actions">
        <Button type="submit" loading={sending.isPending}>
          Enregistrer la durée
        </Button>
        {onClose && (
          <Button variant="subtle" onClick={onClose}>
            Revenir
          </Button>
        )}
      </div>
    </form>
  );
}
