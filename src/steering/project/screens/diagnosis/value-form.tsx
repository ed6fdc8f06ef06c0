import { Button, NumberInput, Select, Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import {
  DayInput,
  DraftNote,
  FormProblem,
  fieldErrorOf,
  sayDone,
  useDraft,
} from "../../../../design/index.ts";
import { HowSure } from "./how-sure.tsx";
import { type Diagnosis, useDiagnosisActs, type ValueInput } from "./use-diagnosis.ts";
import { ValueInputs } from "./value-inputs.tsx";

export type ValueDraft = Omit<ValueInput, "value"> & { value: number | string };
const empty: ValueDraft = {
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
  countedThere: false,
  note: "",
};

/**
 * One figure with all that makes it worth believing: of what, from whom, when, exact or estimated. The next one keeps the source.
 * What is typed stays on the device until it is sent.
 */
export function ValueForm({
  slug,
  diagnosis,
  indicator: chosen,
  onDone,
}: {
  slug: string;
  diagnosis: Diagnosis;
  /** Code of the indicator that was asked for. */
  indicator?: string | undefined;
  onDone: () => void;
}) {
  const acts = useDiagnosisActs(slug);
  const kept = useDraft<ValueDraft>(`projet.${slug}.diagnostic.valeur`, empty, { keep: "device" });
  const [asked, setAsked] = useState(chosen);
  const [problem, setProblem] = useState<unknown>(null);
  const draft = asked ? { ...kept.value, indicator: asked } : kept.value;
  const patch = (part: Partial<ValueDraft>) => {
    setAsked(undefined);
    kept.set({ ...draft, ...part });
  };
  const indicator = diagnosis.families
    .flatMap((family) => family.indicators)
    .find((one) => one.code === draft.indicator);
  const ready = draft.indicator !== "" && typeof draft.value === "number" && draft.source.trim() !== "";
  const save = async () => {
    setProblem(null);
    try {
      // Only an answer with its date has a day: another indicator may have been chosen since.
      const datedOn = indicator?.unit === "yes-no" ? draft.datedOn : null;
      await acts.write({ ...draft, datedOn, value: Number(draft.value) });
      sayDone("Le chiffre est noté. Le suivant garde la source.");
      const { source, year, retrievedOn, perimeter, label } = draft;
      kept.clear();
      setAsked(undefined);
      kept.set({ ...empty, source, year, retrievedOn, perimeter, label });
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
        description={indicator && [indicator.definition, indicator.howTo].filter(Boolean).join(" ")}
        error={fieldErrorOf(problem, "indicator")}
      />
      <ValueInputs draft={draft} patch={patch} indicator={indicator} problem={problem} />
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
      {indicator?.unit !== "yes-no" && (
        <HowSure draft={draft} patch={patch} indicator={indicator} diagnosis={diagnosis} />
      )}
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
      <DraftNote draft={kept} />
      <div className="mg-actions">
        <Button type="submit" disabled={!ready}>
          Noter ce chiffre
        </Button>
        <Button variant="subtle" onClick={onDone}>
          Fermer
        </Button>
        {kept.savedAt !== null && (
          <Button
            variant="subtle"
            onClick={() => {
              setAsked(undefined);
              kept.clear();
            }}
          >
            Effacer le brouillon
          </Button>
        )}
      </div>
    </form>
  );
}
