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
  Section,
  sayDone,
  useMinute,
  useTimeZone,
} from "../../../design/index.ts";
import type { Patient } from "../contract.ts";
import { correctedFields, type RecordDraft, recordDraftOf } from "./record-draft.ts";

type RecordProps = { slug: string; base: string; patient: Patient; onChanged: () => void };

/** How the person is reached, and the form that corrects it with their traits; who read an older record is told. */
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
  // As read when the form opened: what changes meanwhile is for the server to say.
  const [read] = useState(patient);
  const [draft, setDraft] = useState(() => recordDraftOf(patient));
  const [reason, setReason] = useState("");
  const send = async () => {
    const fields = correctedFields(read, draft);
    if (!fields) return;
    await api.patch(base, { ...fields, readAt: read.updatedAt, reason: reason.trim() });
    sayDone("La fiche est corrigée.");
    onChanged();
  };
  return (
    <CorrectionDialog title="Corriger la fiche" size="lg" onClose={onClose} send={send}>
      {(problem) => (
        <>
          <RecordFields
            slug={slug}
            read={read}
            draft={draft}
            patch={(change) => setDraft((before) => ({ ...before, ...change }))}
            problem={problem}
          />
          <TextInput
            label="Pourquoi ?"
            description="Demandé si l’identité était vérifiée : elle redevient provisoire quand ses traits changent."
            value={reason}
            maxLength={300}
            autoComplete="off"
            error={fieldErrorOf(problem, "reason")}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
        </>
      )}
    </CorrectionDialog>
  );
}

type FieldsProps = {
  slug: string;
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

function RecordFields({ slug, read, draft, patch, problem }: FieldsProps) {
  const today = dateIn(useMinute(), useTimeZone());
  const territory = useQuery({
    queryKey: ["territory", slug],
    queryFn: () => api.get<{ areas: { communeCode: string; name: string }[] }>(`/api/c/${slug}/territory`),
    staleTime: 600_000,
  });
  const communes = new Map(
    (territory.data?.areas ?? []).map((one) => [one.communeCode, one.name] as [string, string]),
  );
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
