import { Button, TextInput } from "@mantine/core";
import { IconSearch, IconUser } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { api, FormProblem, fieldErrorOf, formatPlainDate, ofName } from "../../../design/index.ts";

interface Candidate {
  id: string;
  birthFamilyName: string;
  usedFamilyName: string | null;
  birthGivenNames: string;
  usedGivenName: string | null;
  birthOn: string | null;
  communeName: string | null;
}

const nameOf = (one: Candidate): string =>
  `${one.usedFamilyName ?? one.birthFamilyName} ${one.usedGivenName ?? one.birthGivenNames}`;

type PatientFilterProps = {
  slug: string;
  /** Whether the journal shows one record only. */
  chosen: boolean;
  onChoose: (patientId: string | undefined) => void;
};

/** A record by its person's name: asked at the button only, because each search is itself a line of the journal. */
export function PatientFilter({ slug, chosen, onChoose }: PatientFilterProps) {
  const [name, setName] = useState("");
  const [shownName, setShownName] = useState<string | null>(null);
  const search = useMutation({
    // The name goes in the body: never in an address.
    mutationFn: () =>
      api.post<{ items: Candidate[] }>(`/api/c/${slug}/patients/search`, {
        name: name.trim(),
        birthOn: null,
      }),
  });
  const choose = (one: Candidate) => {
    setShownName(nameOf(one));
    setName("");
    search.reset();
    onChoose(one.id);
  };
  if (chosen) {
    return (
      <div className="mg-row">
        <span>
          Seulement le dossier <strong>{ofName(shownName ?? "ce patient")}</strong>.
        </span>
        <Button variant="subtle" onClick={() => onChoose(undefined)}>
          Tous les dossiers
        </Button>
      </div>
    );
  }
  return (
    <form
      className="mg-stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim().length >= 2) search.mutate();
      }}
    >
      {fieldErrorOf(search.error, "name") === undefined && <FormProblem error={search.error} />}
      <div className="au-patient">
        <TextInput
          label="Dossier d’un patient"
          description="Nom et prénom : qui a lu ou changé son dossier."
          maxLength={200}
          autoComplete="off"
          value={name}
          error={fieldErrorOf(search.error, "name")}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button
          type="submit"
          variant="default"
          loading={search.isPending}
          disabled={name.trim().length < 2}
          leftSection={<IconSearch size={18} aria-hidden />}
        >
          Chercher ce patient
        </Button>
      </div>
      <div role="status">{search.data && <Found items={search.data.items} onChoose={choose} />}</div>
    </form>
  );
}

function Found({ items, onChoose }: { items: readonly Candidate[]; onChoose: (one: Candidate) => void }) {
  if (items.length === 0) {
    return (
      <p className="mg-soft">Aucun patient de ce nom. Vérifiez l’orthographe, ou essayez le nom seul.</p>
    );
  }
  return (
    <ul className="au-found" aria-label="Patients de ce nom">
      {items.map((one) => (
        <li key={one.id}>
          <Button
            variant="subtle"
            leftSection={<IconUser size={18} aria-hidden />}
            onClick={() => onChoose(one)}
          >
            {[
              nameOf(one),
              one.birthOn ? `naissance le ${formatPlainDate(one.birthOn)}` : "date de naissance inconnue",
              one.communeName,
            ]
              .filter(Boolean)
              .join(" · ")}
          </Button>
        </li>
      ))}
    </ul>
  );
}
