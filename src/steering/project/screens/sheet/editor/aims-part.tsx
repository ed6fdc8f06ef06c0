import { NumberInput, Select, Textarea, TextInput } from "@mantine/core";
import { DayInput, fieldErrorOf } from "../../../../../design/index.ts";
import type { SheetContent } from "../../../sheet/sheet-contract.ts";
import { KIND_WORDS, NATURE_WORDS, optionsOf } from "../sheet-words.ts";
import { CatalogueChoice } from "./catalogue-choice.tsx";
import { LineList } from "./line-list.tsx";
import type { PartProps } from "./part-props.ts";

type Objective = SheetContent["objectives"][number];
type Indicator = SheetContent["indicators"][number];

/** Operational objectives that can be evaluated: what, measured how, when, by whom. */
export function ObjectivesPart({ value, patch, problem, readOnly }: PartProps) {
  return (
    <LineList<Objective>
      legend="Objectifs opérationnels"
      bare
      help="Chacun doit pouvoir être évalué : ce que l’on mesurera, pour quand, et qui en répond."
      word="Objectif"
      lines={value.objectives}
      most={15}
      empty={{ label: "", measure: "", dueOn: null, owner: "" }}
      addLabel="Ajouter un objectif"
      readOnly={readOnly}
      onChange={(objectives) => patch({ objectives })}
    >
      {(line, change, at) => (
        <>
          <Textarea
            label="Énoncé"
            autosize
            maxLength={500}
            readOnly={readOnly}
            value={line.label}
            onChange={(event) => change({ label: event.currentTarget.value })}
          />
          <Textarea
            label="Ce que l’on mesurera"
            description="Un chiffre, ou une chose faite ou non : « 80 % des demandes sous 48 h », « convention signée »."
            autosize
            maxLength={300}
            readOnly={readOnly}
            value={line.measure}
            onChange={(event) => change({ measure: event.currentTarget.value })}
          />
          <div className="ps-pair">
            <DayField
              label="Pour le"
              value={line.dueOn}
              readOnly={readOnly}
              error={fieldErrorOf(problem, `content.objectives.${at}.dueOn`)}
              onChange={(dueOn) => change({ dueOn })}
            />
            <TextInput
              label="Responsable"
              maxLength={200}
              readOnly={readOnly}
              value={line.owner}
              onChange={(event) => change({ owner: event.currentTarget.value })}
            />
          </div>
        </>
      )}
    </LineList>
  );
}

type DayFieldProps = {
  label: string;
  value: string | null;
  readOnly: boolean;
  error?: string | undefined;
  onChange: (day: string | null) => void;
};

/** A day that may be left empty. */
export function DayField({ label, value, readOnly, error, onChange }: DayFieldProps) {
  if (readOnly)
    return <TextInput label={label} readOnly value={value?.split("-").reverse().join("/") ?? ""} />;
  return (
    <DayInput label={label} value={value ?? ""} error={error} onChange={(day) => onChange(day || null)} />
  );
}

/** Indicators of process, result and impact, with where one starts from and where one wants to be. */
export function IndicatorsPart({ value, patch, problem, readOnly }: PartProps) {
  return (
    <LineList<Indicator>
      legend="Indicateurs d’évaluation"
      bare
      help="Processus : comment s’y prend-on ? Résultat : qu’a-t-on obtenu ? Impact : quels effets indirects peut-on espérer ?"
      word="Indicateur"
      lines={value.indicators}
      most={30}
      empty={{
        label: "",
        kind: "result",
        nature: "quantitative",
        criterion: "",
        unit: "",
        baseline: null,
        target: null,
        source: "",
        catalogueCode: null,
        dueOn: null,
      }}
      addLabel="Ajouter un indicateur"
      readOnly={readOnly}
      onChange={(indicators) => patch({ indicators })}
    >
      {(line, change, at) => (
        <IndicatorFields
          line={line}
          change={change}
          readOnly={readOnly}
          dueError={fieldErrorOf(problem, `content.indicators.${at}.dueOn`)}
        />
      )}
    </LineList>
  );
}

type IndicatorProps = {
  line: Indicator;
  change: (change: Partial<Indicator>) => void;
  readOnly: boolean;
  dueError: string | undefined;
};

function IndicatorFields({ line, change, readOnly, dueError }: IndicatorProps) {
  const counted = line.nature === "quantitative";
  const figure = (label: string, field: "baseline" | "target") => (
    <NumberInput
      label={label}
      decimalSeparator=","
      thousandSeparator=" "
      hideControls
      readOnly={readOnly}
      value={line[field] ?? ""}
      onChange={(next) => change({ [field]: typeof next === "number" ? next : null })}
    />
  );
  const text = (label: string, field: "label" | "criterion" | "unit" | "source", most: number) => (
    <TextInput
      label={label}
      maxLength={most}
      readOnly={readOnly}
      value={line[field]}
      onChange={(event) => change({ [field]: event.currentTarget.value })}
    />
  );
  return (
    <>
      <CatalogueChoice line={line} change={change} readOnly={readOnly} />
      {text("Nom", "label", 300)}
      <div className="ps-pair">
        <Select
          label="Type"
          data={optionsOf(KIND_WORDS)}
          allowDeselect={false}
          readOnly={readOnly}
          value={line.kind}
          onChange={(kind) => kind && change({ kind: kind as Indicator["kind"] })}
        />
        <Select
          label="Nature"
          data={optionsOf(NATURE_WORDS)}
          allowDeselect={false}
          readOnly={readOnly}
          value={line.nature}
          onChange={(nature) => nature && change({ nature: nature as Indicator["nature"] })}
        />
      </div>
      {text(counted ? "Ce qui est compté" : "Critère d’évaluation", "criterion", 300)}
      {counted && (
        <div className="ps-triple">
          {figure("Départ", "baseline")}
          {figure("Cible", "target")}
          {text("Unité", "unit", 40)}
        </div>
      )}
      <div className="ps-pair">
        <DayField
          label="À atteindre pour le"
          value={line.dueOn}
          readOnly={readOnly}
          error={dueError}
          onChange={(dueOn) => change({ dueOn })}
        />
        {text("Source", "source", 200)}
      </div>
    </>
  );
}
