import { Button, NumberInput, TextInput } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api, FormProblem, QueryView, sayDone, When } from "../../../../design/index.ts";
import type { Measure, Mobilisation } from "../../mobilisation/mobilisation-contract.ts";
import { countedQuery, mobilisationQuery, projectApi } from "./mobilisation-client.ts";

type Row = Mobilisation["rows"][number];

const HOW: Record<Measure, string> = {
  identified: "Comptés dans l’annuaire de la CPTS, chacun une fois.",
  solicited: "Touchés par une action du journal ou par l’envoi d’un questionnaire.",
  engaged:
    "Ont répondu « oui » à un questionnaire, ou sont inscrits dans l’équipe projet ou les membres actifs.",
};

/** Who is behind a figure, how it is counted, and what a person says instead. */
export function FigurePanel({
  slug,
  row,
  measure,
  mayWrite,
}: {
  slug: string;
  row: Row;
  measure: Measure;
  mayWrite: boolean;
}) {
  const counted = useQuery(countedQuery(slug, row.key, measure));
  return (
    <div className="mg-stack">
      <p className="mg-soft">{HOW[measure]}</p>
      {mayWrite && <Correction slug={slug} row={row} measure={measure} />}
      <QueryView query={counted} what="les noms">
        {({ items, more }) =>
          items.length === 0 ? (
            <p className="mg-soft">Personne n’est compté ici pour le moment.</p>
          ) : (
            <ul className="mob-names">
              {items.map((one) => (
                <li key={`${one.name} ${one.detail} ${one.why}`}>
                  <strong>{one.name}</strong>
                  <span className="mg-small mg-soft">
                    {one.detail} · {one.why}
                  </span>
                </li>
              ))}
              {more && <li className="mg-soft">… et d’autres.</li>}
            </ul>
          )
        }
      </QueryView>
    </div>
  );
}

function Correction({ slug, row, measure }: { slug: string; row: Row; measure: Measure }) {
  const queries = useQueryClient();
  const { computed, correction } = row[measure];
  const [value, setValue] = useState<number | "">(correction?.value ?? "");
  const [note, setNote] = useState(correction?.note ?? "");
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const path = `${projectApi(slug)}/mobilisation/${row.key}/${measure}`;
  const run = async (work: () => Promise<Mobilisation>, said: string) => {
    setBusy(true);
    try {
      queries.setQueryData(mobilisationQuery(slug).queryKey, await work());
      setProblem(null);
      sayDone(said);
    } catch (error) {
      setProblem(error);
      void queries.invalidateQueries({ queryKey: mobilisationQuery(slug).queryKey });
    } finally {
      setBusy(false);
    }
  };
  const was = correction ? { value: correction.value, note: correction.note } : null;
  return (
    <form
      className="mob-correction"
      onSubmit={(event) => {
        event.preventDefault();
        void run(
          () => api.put(path, { value: value === "" ? null : value, note: note.trim(), was }),
          "La correction est enregistrée, à côté du nombre compté.",
        );
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
        onChange={(next) => setValue(typeof next === "number" ? next : "")}
      />
      <TextInput
        label="Note"
        placeholder="En cours"
        value={note}
        maxLength={300}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      {correction && (
        <p className="mg-small mg-soft">
          Corrigé par {correction.byLabel}, <When at={correction.at} />.
        </p>
      )}
      <div className="mg-actions">
        <Button type="submit" loading={busy}>
          Corriger
        </Button>
        {correction && (
          <Button
            variant="subtle"
            disabled={busy}
            onClick={() => {
              setValue("");
              setNote("");
              void run(() => api.delete(path), "Le nombre compté reprend sa place.");
            }}
          >
            Revenir au nombre compté
          </Button>
        )}
      </div>
    </form>
  );
}
