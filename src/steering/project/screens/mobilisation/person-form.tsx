import { Button, Modal, Select, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import {
  ApiProblem,
  api,
  DraftNote,
  FormProblem,
  fieldErrorOf,
  useDraft,
  useIntent,
} from "../../../../design/index.ts";
import type { PeopleList, ProjectPerson } from "../../mobilisation/mobilisation-contract.ts";
import { FromDirectory } from "./from-directory.tsx";
import { mobilisationQuery, PART_WORDS, peopleQuery, projectApi } from "./mobilisation-client.ts";
import { TwoVersions } from "./two-versions.tsx";

type Fields = Omit<ProjectPerson, "id" | "changedByLabel" | "changedAt">;
const LABELS = {
  name: "Nom et prénom",
  profession: "Profession",
  sector: "Secteur d’activité (facultatif)",
  town: "Ville d’exercice (facultatif)",
  structure: "Structure d’appartenance (facultatif)",
};
const MOST: Record<keyof typeof LABELS, number> = {
  name: 150,
  profession: 150,
  sector: 100,
  town: 150,
  structure: 200,
};

const fieldsOf = (part: Fields["part"], person: ProjectPerson | null): Fields => ({
  part: person?.part ?? part,
  name: person?.name ?? "",
  profession: person?.profession ?? "",
  sector: person?.sector ?? "Santé",
  town: person?.town ?? "",
  structure: person?.structure ?? "",
  professionalId: person?.professionalId ?? null,
  revision: person?.revision ?? 0,
});

/** Somebody of the team or a partner: taken from the directory with two letters, or typed; the device keeps it until it is saved. */
export function PersonForm({
  slug,
  part,
  person,
  onClose,
}: {
  slug: string;
  part: ProjectPerson["part"];
  person: ProjectPerson | null;
  onClose: () => void;
}) {
  const queries = useQueryClient();
  const intent = useIntent();
  const draft = useDraft<Fields>(`projet.${slug}.personne.${person?.id ?? part}`, fieldsOf(part, person), {
    keep: "device",
  });
  const { value, patch } = draft;
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const send = async () => {
    setBusy(true);
    setProblem(null);
    const { revision, ...body } = value;
    try {
      const at = `${projectApi(slug)}/people`;
      const list = person
        ? await api.put<PeopleList>(`${at}/${person.id}`, { ...body, revision })
        : await api.post<PeopleList>(at, body, { idempotencyKey: intent.key });
      queries.setQueryData(peopleQuery(slug).queryKey, list);
      void queries.invalidateQueries({ queryKey: mobilisationQuery(slug).queryKey });
      draft.clear();
      onClose();
    } catch (error) {
      setProblem(error);
      setBusy(false);
      void queries.invalidateQueries({ queryKey: peopleQuery(slug).queryKey });
    }
  };
  const theirs = theirsOf(problem);
  return (
    <Modal
      opened
      onClose={onClose}
      title={person ? `Modifier ${person.name}` : "Ajouter une personne"}
      size="lg"
    >
      <form
        className="mg-stack"
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <FormProblem error={problem} />
        {theirs && (
          <TwoVersions
            label="Deux versions de la même personne"
            mine={<Words of={value} />}
            theirs={<Words of={theirs} />}
            theirsBy={theirs.changedByLabel}
            onKeep={() => {
              patch({ revision: theirs.revision });
              setProblem(null);
            }}
            onTake={() => {
              draft.set(fieldsOf(part, theirs));
              setProblem(null);
            }}
          />
        )}
        <FromDirectory
          slug={slug}
          onPick={(one) =>
            patch({
              professionalId: one.id,
              name: one.displayName,
              profession: one.specialityLabel ?? one.professionLabel,
              town: one.practices[0]?.communeName ?? "",
              structure: one.practices[0]?.siteName ?? "",
            })
          }
        />
        <PersonFields value={value} problem={problem} onChange={patch} />
        <DraftNote draft={draft} />
        <div className="mg-actions">
          <Button type="submit" loading={busy} disabled={value.name.trim() === "" || theirs !== null}>
            Enregistrer
          </Button>
          <Button
            variant="subtle"
            onClick={() => {
              draft.clear();
              onClose();
            }}
          >
            Revenir sans rien changer
          </Button>
        </div>
      </form>
    </Modal>
  );
}

/** The person as they stand, where somebody else saved them meanwhile. */
const theirsOf = (problem: unknown): ProjectPerson | null =>
  problem instanceof ApiProblem && problem.body.code === "project.person-changed"
    ? (problem.body.current as ProjectPerson)
    : null;

function PersonFields({
  value,
  problem,
  onChange,
}: {
  value: Fields;
  problem: unknown;
  onChange: (change: Partial<Fields>) => void;
}) {
  return (
    <>
      <Select
        label="Dans la lettre"
        data={Object.entries(PART_WORDS).map(([part, label]) => ({ value: part, label }))}
        value={value.part}
        allowDeselect={false}
        onChange={(part) => part && onChange({ part: part as Fields["part"] })}
      />
      {(Object.keys(LABELS) as (keyof typeof LABELS)[]).map((field) => (
        <TextInput
          key={field}
          label={LABELS[field]}
          value={value[field]}
          maxLength={MOST[field]}
          error={fieldErrorOf(problem, field)}
          onChange={(event) => onChange({ [field]: event.currentTarget.value })}
        />
      ))}
      {value.professionalId && (
        <p className="mg-small mg-soft">
          Reconnu dans l’annuaire
          {value.part === "partner" ? "" : " : compte comme engagé"}
          {value.part === "team" ? ", et peut écrire dans la lettre" : ""}.{" "}
          <button type="button" className="mg-text-button" onClick={() => onChange({ professionalId: null })}>
            Détacher de l’annuaire
          </button>
        </p>
      )}
    </>
  );
}

const Words = ({ of }: { of: Fields }) => (
  <>
    <p>
      <strong>{of.name}</strong>
      {of.professionalId && <span className="mg-small mg-soft"> · dans l’annuaire</span>}
    </p>
    <p>
      {[PART_WORDS[of.part], of.profession, of.sector, of.town, of.structure].filter(Boolean).join(" · ")}
    </p>
  </>
);
