import { Button, NumberInput, SegmentedControl, Select, Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import { DayInput, FormProblem, fieldErrorOf, sayDone } from "../../../../design/index.ts";
import { type Diagnosis, useDiagnosisActs, type ValueInput } from "./use-diagnosis.ts";

const PERIMETERS = [
  { value: "territory", label: "Le territoire" },
  { value: "part", label: "Une partie du territoire (quartier, IRIS)" },
  { value: "commune", label: "Une commune" },
  { value: "department", label: "Le département" },
  { value: "region", label: "La région" },
  { value: "country", label: "La France" },
  { value: "other", label: "Un autre ensemble" },
];
const NAMED = ["part", "commune", "other"];

type Draft = Omit<ValueInput, "value"> & { value: number | string };
const empty: Draft = {
  indicator: "",
  perimeter: "territory",
  label: "",
  value: "",
  people: null,
  source: "Rézone CPTS",
  year: null,
  datedOn: null,
  retrievedOn: null,
  method: "exact",
  note: "",
};

/** One figure with all that makes it worth believing: of what, from whom, when, exact or estimated. The next one keeps the source. */
export function ValueForm({
  slug,
  diagnosis,
  onDone,
}: {
  slug: string;
  diagnosis: Diagnosis;
  onDone: () => void;
}) {
  const acts = useDiagnosisActs(slug);
  const [draft, setDraft] = useState(empty);
  const [problem, setProblem] = useState<unknown>(null);
  const patch = (part: Partial<Draft>) => setDraft({ ...draft, ...part });
  const indicator = diagnosis.families
    .flatMap((family) => family.indicators)
    .find((one) => one.code === draft.indicator);
  const ready = draft.indicator !== "" && typeof draft.value === "number" && draft.source.trim() !== "";
  const save = async () => {
    setProblem(null);
    try {
      await acts.write({ ...draft, value: Number(draft.value) });
      sayDone("Le chiffre est noté. Le suivant garde la source.");
      setDraft({ ...draft, value: "", people: null, note: "" });
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
      <Select
        label="Indicateur"
        withAsterisk
        searchable
        nothingFoundMessage="Aucun indicateur de ce nom : ajoutez-le à votre catalogue"
        data={diagnosis.families
          .filter((family) => family.indicators.length > 0)
          .map((family) => ({
            group: family.label,
            items: family.indicators.map((one) => ({ value: one.code, label: one.label })),
          }))}
        value={draft.indicator || null}
        onChange={(value) => patch({ indicator: value ?? "" })}
        error={fieldErrorOf(problem, "indicator")}
      />
      <div className="mg-columns">
        <Select
          label="De quoi"
          allowDeselect={false}
          data={PERIMETERS}
          value={draft.perimeter}
          onChange={(value) => patch({ perimeter: (value ?? "territory") as Draft["perimeter"] })}
        />
        {NAMED.includes(draft.perimeter) && (
          <TextInput
            label="Son nom"
            withAsterisk
            maxLength={120}
            value={draft.label}
            onChange={(event) => patch({ label: event.currentTarget.value })}
            error={fieldErrorOf(problem, "label")}
          />
        )}
        <NumberInput
          label={indicator ? `Valeur (${indicator.unitWords})` : "Valeur"}
          withAsterisk
          hideControls
          decimalSeparator=","
          thousandSeparator=" "
          decimalScale={4}
          value={draft.value}
          onChange={(value) => patch({ value })}
          error={fieldErrorOf(problem, "value")}
        />
      </div>
      <div className="mg-columns">
        <TextInput
          label="Source"
          withAsterisk
          maxLength={300}
          value={draft.source}
          onChange={(event) => patch({ source: event.currentTarget.value })}
          error={fieldErrorOf(problem, "source")}
        />
        <NumberInput
          label="Année du chiffre"
          hideControls
          min={1990}
          max={2100}
          value={draft.year ?? ""}
          onChange={(value) => patch({ year: typeof value === "number" ? value : null })}
          error={fieldErrorOf(problem, "year")}
        />
        <DayInput
          label="Relevé le"
          value={draft.retrievedOn ?? ""}
          onChange={(value) => patch({ retrievedOn: value || null })}
        />
      </div>
      <SegmentedControl
        aria-label="Exact ou estimé"
        value={draft.method}
        onChange={(value) => patch({ method: value as Draft["method"] })}
        data={[
          { value: "exact", label: "Valeur exacte" },
          { value: "estimated", label: "Estimation" },
        ]}
      />
      <div className="mg-columns">
        <NumberInput
          label="Compté sur (personnes, si vous le savez)"
          description="En dessous de 11, le chiffre n’est pas publié."
          hideControls
          min={0}
          value={draft.people ?? ""}
          onChange={(value) => patch({ people: typeof value === "number" ? Math.round(value) : null })}
        />
        <Textarea
          label="Remarque"
          maxLength={1_000}
          autosize
          minRows={1}
          value={draft.note}
          onChange={(event) => patch({ note: event.currentTarget.value })}
        />
      </div>
      <div className="mg-actions">
        <Button type="submit" disabled={!ready}>
          Noter ce chiffre
        </Button>
        <Button variant="subtle" onClick={onDone}>
          Fermer
        </Button>
      </div>
    </form>
  );
}
