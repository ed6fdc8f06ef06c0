import { Button, NumberInput, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api, FormProblem, sayDone, useDraft, When } from "../../../../design/index.ts";
import type { Measure, Mobilisation } from "../../mobilisation/mobilisation-contract.ts";
import { figureNumber, mobilisationQuery, projectApi } from "./mobilisation-client.ts";

type Row = Mobilisation["rows"][number];
type Said = { value: number | null; note: string };
/** What is typed, and the correction that it was begun over. */
type Typed = { value: number | ""; note: string; was: Said | null };

const saidOf = (correction: Row[Measure]["correction"]): Said | null =>
  correction && { value: correction.value, note: correction.note };

/** What a person says instead of a counted figure; the device keeps it until it is saved. */
export function FigureCorrection({
  slug,
  row,
  measure,
  problem,
  onProblem,
}: {
  slug: string;
  row: Row;
  measure: Measure;
  problem: unknown;
  onProblem: (problem: unknown) => void;
}) {
  const queries = useQueryClient();
  const { computed, correction } = row[measure];
  const stands = saidOf(correction);
  const draft = useDraft<Typed>(
    `projet.${slug}.chiffre.${row.key}.${measure}`,
    { value: stands?.value ?? "", note: stands?.note ?? "", was: stands },
    { keep: "device" },
  );
  const { value, note, was } = draft.value;
  const [busy, setBusy] = useState(false);
  const path = `${projectApi(slug)}/mobilisation/${row.key}/${measure}`;
  const run = async (work: () => Promise<Mobilisation>, said: string) => {
    setBusy(true);
    try {
      const saved = await work();
      draft.clear();
      onProblem(null);
      sayDone(said);
      queries.setQueryData(mobilisationQuery(slug).queryKey, saved);
    } catch (error) {
      onProblem(error);
      void queries.invalidateQueries({ queryKey: mobilisationQuery(slug).queryKey });
    } finally {
      setBusy(false);
    }
  };
  const save = (over: Said | null) =>
    run(
      () => api.put(path, { value: value === "" ? null : value, note: note.trim(), was: over }),
      "La correction est enregistrée, à côté du nombre compté.",
    );
  const isOver = JSON.stringify(was) !== JSON.stringify(stands);
  return (
    <form
      className="mob-correction"
      onSubmit={(event) => {
        event.preventDefault();
        void save(was);
      }}
    >
      <FormProblem error={problem} />
      <NumberInput
        label="Nombre à écrire dans la lettre"
        description={`Compté : ${computed}. Laissez vide pour n’écrire que la note.`}
        value={value}
        min={0}
        max={1_000_000}
        allowDecimal={false}
        onChange={(next) => draft.patch({ value: typeof next === "number" ? next : "" })}
      />
      <TextInput
        label="Note"
        placeholder="En cours"
        value={note}
        maxLength={300}
        onChange={(event) => draft.patch({ note: event.currentTarget.value })}
      />
      {correction && (
        <p className="mg-small mg-soft">
          Corrigé par {correction.byLabel}, <When at={correction.at} />
          {isOver ? ` : « ${figureNumber(row[measure])} »` : ""}.
        </p>
      )}
      {isOver ? (
        <div className="mg-actions">
          <Button loading={busy} onClick={() => void save(stands)}>
            Garder ma saisie
          </Button>
          <Button
            variant="default"
            disabled={busy}
            onClick={() => {
              draft.clear();
              onProblem(null);
            }}
          >
            {correction ? "Prendre l’autre" : "Revenir au nombre compté"}
          </Button>
        </div>
      ) : (
        <div className="mg-actions">
          <Button type="submit" loading={busy}>
            Corriger
          </Button>
          {correction && (
            <Button
              variant="subtle"
              disabled={busy}
              onClick={() => void run(() => api.delete(path), "Le nombre compté reprend sa place.")}
            >
              Revenir au nombre compté
            </Button>
          )}
        </div>
      )}
    </form>
  );
}
