import { Button, MultiSelect, Text, Textarea, TextInput } from "@mantine/core";
import type { ReactNode } from "react";
import { addDays, BigChoice, DayInput, Section } from "../../../../design/index.ts";
import { DoctorSelect } from "../client/doctor-select.tsx";
import { languageInWords, WAY_WORDS } from "../client/doctor-words.ts";
import { LANGUAGE_CODES } from "../client/offer-words.ts";
import { PillChoice } from "../client/pill-choice.tsx";
import type { Criterion } from "./declaration-draft.ts";
import type { PartProps } from "./who-section.tsx";

const CRITERIA: readonly { value: Criterion; label: string }[] = [
  { value: "ald", label: "Affection de longue durée (ALD)" },
  { value: "homebound", label: "Ne se déplace plus" },
  { value: "isolated", label: "Personne isolée" },
  { value: "disability", label: "Handicap" },
  { value: "pregnancy", label: "Grossesse" },
];
const WAYS = (Object.keys(WAY_WORDS) as (keyof typeof WAY_WORDS)[]).map((value) => ({
  value,
  label: WAY_WORDS[value],
}));

/** What gives a patient their priority, and what a doctor needs to know. All of it may be left unsaid. */
export function SituationFields({
  cpts,
  draft,
  patch,
  today,
  wayDetails,
}: Omit<PartProps, "problems"> & { today: string; wayDetails?: ReactNode }) {
  return (
    <Section
      title="Sa situation"
      hint="Seulement ce que vous savez. Cela décide de la priorité, jamais du droit à être aidé."
    >
      <BigChoice
        legend="Cochez ce qui est vrai"
        multiple
        columns
        choices={CRITERIA}
        value={draft.criteria}
        onChange={(criteria) => patch({ criteria })}
      />
      <PillChoice
        legend="Faut-il des visites à domicile ?"
        options={[
          { value: "yes", label: "Oui" },
          { value: "no", label: "Non" },
        ]}
        value={draft.needsHomeVisit}
        onChange={(needsHomeVisit) => patch({ needsHomeVisit })}
      />
      <PillChoice
        legend="Droits"
        options={[
          { value: "c2s", label: "C2S" },
          { value: "ame", label: "AME" },
          { value: "none", label: "Ni l’une ni l’autre" },
        ]}
        value={draft.rights}
        onChange={(rights) => patch({ rights })}
      />
      <div className="mt-pair">
        <DayInput
          label="Un traitement se termine le"
          value={draft.treatmentEndsOn}
          latest={addDays(today, 730)}
          onChange={(treatmentEndsOn) => patch({ treatmentEndsOn })}
        />
        <DayInput
          label="Sortie d’hôpital le"
          value={draft.leftHospitalOn}
          latest={addDays(today, 90)}
          onChange={(leftHospitalOn) => patch({ leftHospitalOn })}
        />
      </div>
      <Textarea
        label="Fragilité, besoin de suivi"
        description="Ce qui aide à bien l’orienter. La coordination et le médecin qui accepte le liront."
        value={draft.fragilityNote}
        maxLength={1_000}
        autosize
        minRows={2}
        onChange={(event) => patch({ fragilityNote: event.currentTarget.value })}
      />
      <TextInput
        label="Souhait de la personne"
        value={draft.wish}
        maxLength={500}
        autoComplete="off"
        onChange={(event) => patch({ wish: event.currentTarget.value })}
      />
      <MultiSelect
        label="Langues parlées, si ce n’est pas le français"
        searchable
        data={LANGUAGE_CODES.map((value) => ({ value, label: languageInWords(value) }))}
        value={draft.languages}
        onChange={(languages) => patch({ languages })}
      />
      <FamilyDoctor cpts={cpts} draft={draft} patch={patch} />
      <PillChoice
        legend="Comment la prévenir ?"
        options={WAYS}
        value={draft.reachBy}
        onChange={(reachBy) => patch({ reachBy })}
      />
      {wayDetails}
    </Section>
  );
}

/** The doctor of somebody who lives there: with a place left, the first to be proposed. */
function FamilyDoctor({ cpts, draft, patch }: Pick<PartProps, "cpts" | "draft" | "patch">) {
  if (draft.familyProfessionalId)
    return (
      <div>
        <Text size="sm" fw={500}>
          Médecin traitant d’un proche du foyer
        </Text>
        <p className="mg-row">
          <strong>{draft.familyDoctorName || "Médecin de l’annuaire"}</strong>
          <Button
            variant="subtle"
            onClick={() => patch({ familyProfessionalId: null, familyDoctorName: "" })}
          >
            Changer<span className="mg-hidden"> de médecin du foyer</span>
          </Button>
        </p>
      </div>
    );
  return (
    <DoctorSelect
      cpts={cpts}
      label="Médecin traitant d’un proche du foyer"
      description="S’il a de la place, il est proposé en premier."
      value={null}
      onChange={(familyProfessionalId, familyDoctorName) => patch({ familyProfessionalId, familyDoctorName })}
    />
  );
}
