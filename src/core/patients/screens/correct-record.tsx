import { Button, Select, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import {
  api,
  CorrectionDialog,
  DayInput,
  dateIn,
  fieldErrorOf,
  formatPhone,
  OtherVersion,
  Section,
  sayDone,
  useCorrection,
  useMinute,
  useTimeZone,
} from "../../../design/index.ts";
import type { Patient } from "../contract.ts";
import { correctedFields, type RecordDraft, recordDraftOf, recordParts } from "./record-draft.ts";

type RecordProps = { slug: string; base: string; patient: Patient; onChanged: () => void };

/** How the person is reached, and the form that corrects it with their traits; who read an older record sees the other's beside their own. */
export function RecordSection(props: RecordProps) {
  const { patient } = props;
  const [open, setOpen] = useState(false);
  const lines: [string, string][] = [
    ["Téléphone", patient.phone ? formatPhone(patient.phone) : "non noté"],
    ["Mail", patient.email ?? "non noté"],
    [
      "Adresse",
      [patient.addressLine, [patient.postalCode, patient.communeName].filter(Boolean).join(" ")]
        .filter(Boolean)
        .join(", ") || "non notée",
    ],
  ];
  return (
    <Section
      title="Coordonnées"
      actions={
        patient.mergedIntoId ? undefined : (
          <Button variant="default" onClick={() => setOpen(true)}>
            Corriger la fiche
          </Button>
        )
      }
    >
      <ul>
        {lines.map(([label, value]) => (
          <li key={label}>
            {label} : <strong>{value}</strong>
          </li>
        ))}
      </ul>
      {open && <RecordForm {...props} onClose={() => setOpen(false)} />}
    </Section>
  );
}

function RecordForm({ slug, base, patient, onChanged, onClose }: RecordProps & { onClose: () => void }) {
  const communes = useCommunes(slug);
  const nameOf = (code: string) =>
    communes.get(code) ?? (code === patient.communeCode ? patient.communeName : null) ?? code;
  const { read, draft, patch, send, other, take } = useCorrection<Patient, RecordDraft>({
    record: patient,
    draftOf: recordDraftOf,
    parts: recordParts(nameOf),
    changedElsewhere: "patients.changed-elsewhere",
    reread: () => api.get<Patient>(base),
  });
  const [reason, setReason] = useState("");
  const save = async (before: Patient, after: RecordDraft) => {
    const fields = correctedFields(before, after);
    if (!fields) return;
    await api.patch(base, { ...fields, readAt: before.updatedAt, reason: reason.trim() });
    sayDone("La fiche est corrigée.");
    onChanged();
  };
  return (
    <CorrectionDialog title="Corriger la fiche" size="lg" onClose={onClose} send={() => send(save)}>
      {(problem) => (
        <>
          <RecordFields territory={communes} read={read} draft={draft} patch={patch} problem={problem} />
          <TextInput
            label="Pourquoi ?"
            description="Demandé si l’identité était vérifiée : elle redevient provisoire quand ses traits changent."
            value={reason}
            maxLength={300}
            autoComplete="off"
            error={fieldErrorOf(problem, "reason")}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          {other && <OtherVersion met={other} theirs={other.theirs} mine={draft} onTake={take} />}
        </>
      )}
    </CorrectionDialog>
  );
}

/** Those of the territory, by code. */
function useCommunes(slug: string): ReadonlyMap<string, string> {
  const territory = useQuery({
    queryKey: ["territory", slug],
    queryFn: () => api.get<{ areas: { communeCode: string; name: string }[] }>(`/api/c/${slug}/territory`),
    staleTime: 600_000,
  });
  return new Map((territory.data?.areas ?? []).map((one) => [one.communeCode, one.name]));
}

type FieldsProps = {
  territory: ReadonlyMap<string, string>;
  read: Patient;
  draft: RecordDraft;
  patch: (change: Partial<RecordDraft>) => void;
  problem: unknown;
};

const TEXTS = [
  ["birthFamilyName", "Nom de naissance", 100],
  ["birthGivenNames", "Prénoms de naissance", 100],
  ["usedFamilyName", "Nom utilisé", 100],
  ["usedGivenName", "Prénom utilisé", 100],
  ["phone", "Téléphone", 30],
  ["email", "Mail", 254],
  ["addressLine", "Adresse : numéro et rue", 300],
  ["postalCode", "Code postal", 5],
] as const;

function RecordFields({ territory, read, draft, patch, problem }: FieldsProps) {
  const today = dateIn(useMinute(), useTimeZone());
  const communes = new Map(territory);
  // A patient may live outside the territory: their commune stays in the list.
  if (read.communeCode) communes.set(read.communeCode, read.communeName ?? read.communeCode);
  return (
    <>
      {TEXTS.map(([field, label, most]) => (
        <TextInput
          key={field}
          label={label}
          value={draft[field]}
          maxLength={most}
          autoComplete="off"
          error={fieldErrorOf(problem, field)}
          onChange={(event) => patch({ [field]: event.currentTarget.value })}
        />
      ))}
      <Select
        label="Commune où la personne habite"
        searchable
        clearable
        clearButtonProps={{ "aria-label": "Effacer la commune" }}
        nothingFoundMessage="Aucune commune de ce nom"
        data={[...communes].map(([value, label]) => ({ value, label }))}
        value={draft.communeCode}
        onChange={(communeCode) => patch({ communeCode })}
      />
      <DayInput
        label="Date de naissance"
        value={draft.birthOn}
        latest={today}
        onChange={(birthOn) => patch({ birthOn })}
      />
      <Select
        label="Sexe"
        allowDeselect={false}
        data={[
          { value: "F", label: "Féminin" },
          { value: "M", label: "Masculin" },
          { value: "U", label: "Inconnu" },
        ]}
        value={draft.sex}
        onChange={(sex) => sex && patch({ sex: sex as Patient["sex"] })}
      />
    </>
  );
}
