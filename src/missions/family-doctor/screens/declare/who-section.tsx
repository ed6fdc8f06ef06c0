import { Button, Select, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { Section, toTypedDate, typedDate } from "../../../../design/index.ts";
import { PillChoice } from "../client/pill-choice.tsx";
import { useTerritoryCommunes } from "../client/territory-communes.ts";
import type { DeclarationDraft, Problems } from "./declaration-draft.ts";
import { type PatientCandidate, patientsClient } from "./patients-client.ts";

export type PartProps = {
  cpts: string;
  draft: DeclarationDraft;
  patch: (change: Partial<DeclarationDraft>) => void;
  problems: Problems;
};

const nameOf = (one: PatientCandidate): string =>
  `${one.usedFamilyName ?? one.birthFamilyName} ${one.usedGivenName ?? one.birthGivenNames}`;

/** The identity traits, the people already recorded who may be this one, then what only a new record needs. */
export function WhoSection(props: PartProps & { birthOn: string | null }) {
  const { cpts, draft, patch, problems, birthOn } = props;
  const [name] = useDebouncedValue(`${draft.familyName} ${draft.givenNames}`.trim(), 350);
  const search = useQuery({
    queryKey: ["mt", cpts, "patients", name, birthOn],
    queryFn: () => patientsClient.search(cpts, name, birthOn),
    enabled: !draft.patientId && draft.familyName.trim().length >= 2 && name.length >= 2,
    staleTime: 30_000,
  });
  const found = draft.noneOfThem ? [] : (search.data ?? []).slice(0, 5);
  if (draft.patientId)
    return (
      <Section title="Qui est-ce ?">
        <p className="mg-row">
          <strong>{draft.patientLabel}</strong>
          <Button variant="subtle" onClick={() => patch({ patientId: null, patientLabel: "" })}>
            Changer
          </Button>
        </p>
      </Section>
    );
  return (
    <Section title="Qui est-ce ?">
      <div className="mt-pair">
        <TextInput
          label="Nom de naissance"
          value={draft.familyName}
          maxLength={100}
          autoComplete="off"
          required
          error={problems.familyName}
          onChange={(event) => patch({ familyName: event.currentTarget.value, noneOfThem: false })}
        />
        <TextInput
          label="Prénom"
          value={draft.givenNames}
          maxLength={100}
          autoComplete="off"
          required
          error={problems.givenNames}
          onChange={(event) => patch({ givenNames: event.currentTarget.value, noneOfThem: false })}
        />
      </div>
      <TextInput
        label="Date de naissance"
        placeholder="12/03/1948"
        inputMode="numeric"
        autoComplete="off"
        value={draft.birth}
        error={problems.birth}
        onChange={(event) => patch({ birth: typedDate(event.currentTarget.value), noneOfThem: false })}
      />
      {found.length > 0 ? <Known found={found} patch={patch} /> : <NewPatient {...props} />}
    </Section>
  );
}

function Known({ found, patch }: { found: readonly PatientCandidate[]; patch: PartProps["patch"] }) {
  return (
    <section aria-label="Patients déjà enregistrés" className="mg-stack">
      <p>
        <strong>Est-ce l’une de ces personnes ?</strong>
      </p>
      <ul className="mt-list">
        {found.map((one) => (
          <li key={one.id}>
            <button
              type="button"
              className="mt-candidate"
              onClick={() => patch({ patientId: one.id, patientLabel: nameOf(one) })}
            >
              <strong>{nameOf(one)}</strong>
              <span className="mg-soft">
                {[
                  one.birthOn ? toTypedDate(one.birthOn) : "date de naissance inconnue",
                  one.communeName,
                  one.sameBirthDate && "même date de naissance",
                ]
                  .filter(Boolean)
                  .join(" · ")}
              </span>
            </button>
          </li>
        ))}
      </ul>
      <div className="mg-actions">
        <Button variant="default" onClick={() => patch({ noneOfThem: true })}>
          Non, c’est un nouveau patient
        </Button>
      </div>
    </section>
  );
}

function NewPatient({ cpts, draft, patch, problems }: PartProps) {
  const communes = useTerritoryCommunes(cpts);
  return (
    <>
      <PillChoice
        legend="Sexe"
        options={[
          { value: "F", label: "Féminin" },
          { value: "M", label: "Masculin" },
          { value: "U", label: "Inconnu" },
        ]}
        value={draft.sex}
        error={problems.sex}
        onChange={(sex) => patch({ sex })}
      />
      <div className="mt-pair">
        <TextInput
          label="Téléphone"
          type="tel"
          inputMode="tel"
          autoComplete="off"
          value={draft.phone}
          maxLength={30}
          error={problems.phone}
          onChange={(event) => patch({ phone: event.currentTarget.value })}
        />
        <Select
          label="Commune où la personne habite"
          placeholder="Choisir"
          searchable
          clearable
          clearButtonProps={{ "aria-label": "Effacer la commune" }}
          nothingFoundMessage="Aucune commune de ce nom"
          data={communes.map(({ code, name }) => ({ value: code, label: name }))}
          value={draft.communeCode}
          error={problems.communeCode}
          onChange={(communeCode) => patch({ communeCode })}
        />
      </div>
    </>
  );
}
