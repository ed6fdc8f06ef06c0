import { Button, Select, Switch, TextInput } from "@mantine/core";
import { useState } from "react";
import { FormProblem, fieldErrorOf, sayDone, useIntent } from "../../../../design/index.ts";
import { type Diagnosis, type IndicatorInput, useDiagnosisActs } from "./use-diagnosis.ts";

const UNITS = [
  { value: "%", label: "pour cent (%)" },
  { value: "count", label: "un nombre" },
  { value: "per-1000", label: "pour 1 000 habitants" },
  { value: "visits", label: "consultations par an et par habitant" },
  { value: "years", label: "années" },
  { value: "days", label: "jours" },
  { value: "hours", label: "heures" },
  { value: "euros", label: "euros" },
  { value: "yes-no", label: "oui ou non" },
];
const SENSES = [
  { value: "neither", label: "ni l’un ni l’autre" },
  { value: "better", label: "plus, c’est mieux" },
  { value: "worse", label: "plus, c’est moins bien" },
];

/** An indicator that the common catalogue does not have. */
export function NewIndicator({
  slug,
  diagnosis,
  onDone,
}: {
  slug: string;
  diagnosis: Diagnosis;
  onDone: () => void;
}) {
  const acts = useDiagnosisActs(slug);
  const { key } = useIntent();
  const [input, setInput] = useState<IndicatorInput>({
    label: "",
    family: "offer",
    unit: "%",
    sense: "neither",
    ofPeople: false,
    definition: "",
  });
  const [problem, setProblem] = useState<unknown>(null);
  const patch = (part: Partial<IndicatorInput>) => setInput({ ...input, ...part });
  const save = async () => {
    try {
      await acts.addIndicator(input, key);
      sayDone(`« ${input.label.trim()} » est dans votre catalogue : notez sa première valeur.`);
      onDone();
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
      <TextInput
        label="Nom de l’indicateur"
        withAsterisk
        maxLength={200}
        value={input.label}
        onChange={(event) => patch({ label: event.currentTarget.value })}
        error={fieldErrorOf(problem, "label")}
      />
      <div className="mg-columns">
        <Select
          label="Chapitre"
          allowDeselect={false}
          data={diagnosis.families.map((family) => ({ value: family.key, label: family.label }))}
          value={input.family}
          onChange={(family) => patch({ family: (family ?? "offer") as IndicatorInput["family"] })}
        />
        <Select
          label="Unité"
          allowDeselect={false}
          data={UNITS}
          value={input.unit}
          onChange={(unit) => patch({ unit: (unit ?? "%") as IndicatorInput["unit"] })}
        />
        <Select
          label="Sens"
          allowDeselect={false}
          data={SENSES}
          value={input.sense}
          onChange={(sense) => patch({ sense: (sense ?? "neither") as IndicatorInput["sense"] })}
        />
      </div>
      <TextInput
        label="Ce qui est compté, rapporté à quoi"
        maxLength={500}
        value={input.definition}
        onChange={(event) => patch({ definition: event.currentTarget.value })}
        error={fieldErrorOf(problem, "definition")}
      />
      {input.unit === "count" && (
        <Switch
          size="md"
          label="Compte des personnes"
          description="En dessous de 11, le chiffre n’est pas publié."
          checked={input.ofPeople}
          onChange={(event) => patch({ ofPeople: event.currentTarget.checked })}
        />
      )}
      <div>
        <Button type="submit" disabled={input.label.trim().length < 3}>
          Ajouter cet indicateur
        </Button>
      </div>
    </form>
  );
}
