import { Button, NumberInput, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import {
  api,
  FormProblem,
  fieldErrorOf,
  formatNumber,
  offerUndo,
  sayProblem,
} from "../../../design/index.ts";
import type { Territory } from "../contract.ts";

type Declared = { population: number; source: string; year: number | null };

/** Named sectors have no population of their own: a total that an authority gave then stands in place of the sum. */
export function DeclaredPopulation({ slug, territory }: { slug: string; territory: Territory }) {
  const queries = useQueryClient();
  const [open, setOpen] = useState(false);
  const put = async (declared: Declared | null) =>
    queries.setQueryData(
      ["territory", slug],
      await api.put<Territory>(`/api/c/${slug}/territory/population`, { declared }),
    );
  const { declared } = territory;
  const takeBack = async () => {
    if (!declared) return;
    try {
      await put(null);
      offerUndo("La population est de nouveau la somme des lignes.", () =>
        put({ population: declared.population, source: declared.source, year: declared.year }),
      );
    } catch (error) {
      sayProblem(error);
    }
  };
  if (open) return <DeclareForm onSave={put} onClose={() => setOpen(false)} />;
  return (
    <div className="mg-actions mg-no-print">
      {declared ? (
        <>
          <span className="mg-soft">
            Total déclaré par {declared.by} ; la somme des lignes est de{" "}
            {formatNumber(territory.summedPopulation)} habitants.
          </span>
          <Button variant="subtle" onClick={() => void takeBack()}>
            Revenir à la somme
          </Button>
        </>
      ) : (
        <Button variant="subtle" onClick={() => setOpen(true)}>
          Déclarer un total
        </Button>
      )}
    </div>
  );
}

function DeclareForm({
  onSave,
  onClose,
}: {
  onSave: (declared: Declared) => Promise<unknown>;
  onClose: () => void;
}) {
  const [population, setPopulation] = useState<number | string>("");
  const [source, setSource] = useState("");
  const [year, setYear] = useState<number | string>("");
  const [problem, setProblem] = useState<unknown>(null);
  const save = async () => {
    try {
      await onSave({
        population: Number(population),
        source,
        year: typeof year === "number" ? year : null,
      });
      onClose();
    } catch (error) {
      setProblem(error);
    }
  };
  return (
    <form
      className="mg-card mg-stack"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <FormProblem error={problem} />
      <div className="mg-columns">
        <NumberInput
          label="Population totale"
          hideControls
          min={1}
          max={10_000_000}
          thousandSeparator=" "
          value={population}
          onChange={setPopulation}
          error={fieldErrorOf(problem, "declared.population")}
        />
        <TextInput
          label="Source"
          placeholder="ARS-Insee"
          maxLength={200}
          value={source}
          onChange={(event) => setSource(event.currentTarget.value)}
          error={fieldErrorOf(problem, "declared.source")}
        />
        <NumberInput label="Année" hideControls min={1990} max={2100} value={year} onChange={setYear} />
      </div>
      <div className="mg-actions">
        <Button type="submit" disabled={typeof population !== "number" || source.trim() === ""}>
          Déclarer cette population
        </Button>
        <Button variant="subtle" onClick={onClose}>
          Renoncer
        </Button>
      </div>
    </form>
  );
}
