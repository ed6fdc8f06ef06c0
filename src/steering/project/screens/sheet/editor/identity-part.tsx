import { MultiSelect, Select, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { api, fieldErrorOf } from "../../../../../design/index.ts";
import type { Links } from "../../../sheet/link-contract.ts";
import type { Sheet } from "../../../sheet/sheet-contract.ts";
import { LongText } from "./long-text.tsx";
import type { PartProps } from "./part-props.ts";

type IdentityProps = PartProps & {
  cpts: string;
  saved: Sheet;
  missions: Links["missions"];
  /** Number, mission, objective and pilots are the coordination's. */
  steers: boolean;
};

/** Number, mission, objective, title, who pilots and who answers. */
export function IdentityPart(props: IdentityProps) {
  const { value, patch, problem, readOnly, missions, steers } = props;
  const fixed = readOnly || !steers;
  const objectives = missions.find((one) => one.code === value.missionCode)?.objectives ?? [];
  return (
    <>
      <div className="ps-pair">
        <TextInput
          label="N° de fiche"
          value={value.number}
          maxLength={12}
          readOnly={fixed}
          error={fieldErrorOf(problem, "number")}
          onChange={(event) => patch({ number: event.currentTarget.value })}
        />
        <Select
          label="Mission"
          data={missions.map((one) => ({ value: one.code, label: one.label }))}
          value={value.missionCode}
          allowDeselect={false}
          readOnly={fixed}
          error={fieldErrorOf(problem, "missionCode")}
          onChange={(code) => code && patch({ missionCode: code, objectiveId: null })}
        />
      </div>
      <LongText {...props} field="title" label="Intitulé de l’action" most={200} />
      <Select
        label="Objectif du projet auquel répond cette fiche"
        description="Les objectifs s’écrivent dans « Liens et objectifs »."
        placeholder={
          objectives.length === 0 ? "Cette mission n’a pas encore d’objectif" : "Choisir un objectif"
        }
        data={objectives.map((one) => ({ value: one.id, label: one.label }))}
        value={value.objectiveId}
        readOnly={fixed}
        error={fieldErrorOf(problem, "objectiveId")}
        onChange={(objectiveId) => patch({ objectiveId })}
      />
      <LongText {...props} field="axis" label="Axe" most={300} />
      <LongText {...props} field="intermediateObjective" label="Objectif intermédiaire" most={500} />
      <Pilots {...props} fixed={fixed} />
      <LongText
        {...props}
        field="otherPilots"
        label="Autres pilotes (facultatif)"
        help="Organismes qui pilotent aussi : ARS, URPS…"
        most={300}
      />
      <div className="ps-pair">
        <LongText {...props} field="owner" label="Maître d’ouvrage" most={200} />
        <LongText {...props} field="referent" label="Référent" most={200} />
      </div>
    </>
  );
}

type Found = { items: { id: string; displayName: string; professionLabel: string }[] };

function Pilots({ cpts, saved, value, patch, problem, fixed }: IdentityProps & { fixed: boolean }) {
  const [words, setWords] = useState("");
  const [asked] = useDebouncedValue(words.trim(), 250);
  const [chosen, setChosen] = useState(
    () => new Map(saved.pilots.map((one) => [one.id, `${one.name} · ${one.profession}`])),
  );
  const found = useQuery({
    queryKey: ["project-pilots", cpts, asked],
    queryFn: () =>
      api.get<Found>(`/api/c/${cpts}/directory/professionals?limit=8&q=${encodeURIComponent(asked)}`),
    enabled: asked.length >= 2 && !fixed,
    staleTime: 60_000,
  });
  const labels = new Map([
    ...chosen,
    ...(found.data?.items ?? []).map(
      (one) => [one.id, `${one.displayName} · ${one.professionLabel}`] as const,
    ),
  ]);
  return (
    <MultiSelect
      label="Pilotes"
      description="Des professionnels de l’annuaire : ils écrivent cette fiche avec vous."
      placeholder={fixed ? "" : "Deux lettres d’un nom"}
      searchable
      readOnly={fixed}
      maxValues={12}
      data={[...labels].map(([id, label]) => ({ value: id, label }))}
      filter={({ options }) => options}
      nothingFoundMessage={asked.length < 2 ? "Tapez deux lettres" : "Personne de ce nom dans l’annuaire"}
      value={value.pilotIds}
      error={fieldErrorOf(problem, "pilotIds")}
      onSearchChange={setWords}
      onChange={(pilotIds) => {
        setChosen(new Map(pilotIds.map((id) => [id, labels.get(id) ?? id])));
        patch({ pilotIds });
      }}
    />
  );
}
