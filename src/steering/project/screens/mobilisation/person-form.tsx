import { Button, Modal, Select, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api, FormProblem, fieldErrorOf, useIntent } from "../../../../design/index.ts";
import type { PeopleList, ProjectPerson } from "../../mobilisation/mobilisation-contract.ts";
import { mobilisationQuery, peopleQuery, projectApi } from "./mobilisation-client.ts";

type Found = {
  items: {
    id: string;
    displayName: string;
    professionLabel: string;
    specialityLabel: string | null;
    practices: { communeName: string | null; siteName: string }[];
  }[];
};

/** Somebody of the team or a partner: taken from the directory with two letters, or typed. */
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
  const [value, setValue] = useState<Omit<ProjectPerson, "id">>(
    person ?? {
      part,
      name: "",
      profession: "",
      sector: "Santé",
      town: "",
      structure: "",
      professionalId: null,
    },
  );
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const send = async () => {
    setBusy(true);
    setProblem(null);
    const { part: of, name, profession, sector, town, structure, professionalId } = value;
    const body = { part: of, name, profession, sector, town, structure, professionalId };
    try {
      const at = `${projectApi(slug)}/people`;
      const list = person
        ? await api.put<PeopleList>(`${at}/${person.id}`, body)
        : await api.post<PeopleList>(at, body, { idempotencyKey: intent.key });
      queries.setQueryData(peopleQuery(slug).queryKey, list);
      void queries.invalidateQueries({ queryKey: mobilisationQuery(slug).queryKey });
      onClose();
    } catch (error) {
      setProblem(error);
      setBusy(false);
    }
  };
  const text = (field: "name" | "profession" | "sector" | "town" | "structure", label: string) => (
    <TextInput
      label={label}
      value={value[field]}
      maxLength={150}
      error={fieldErrorOf(problem, field)}
      onChange={(event) => {
        const typed = event.currentTarget.value;
        setValue((was) => ({ ...was, [field]: typed }));
      }}
    />
  );
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
        <FromDirectory
          slug={slug}
          onPick={(one) =>
            setValue((was) => ({
              ...was,
              professionalId: one.id,
              name: one.displayName,
              profession: one.specialityLabel ?? one.professionLabel,
              town: one.practices[0]?.communeName ?? "",
              structure: one.practices[0]?.siteName ?? "",
            }))
          }
        />
        {text("name", "Nom et prénom")}
        {text("profession", "Profession")}
        {text("sector", "Secteur d’activité (facultatif)")}
        {text("town", "Ville d’exercice (facultatif)")}
        {text("structure", "Structure d’appartenance (facultatif)")}
        {value.professionalId && (
          <p className="mg-small mg-soft">
            Reconnu dans l’annuaire : compte comme engagé
            {value.part === "team" ? ", et peut écrire dans la lettre" : ""}.{" "}
            <button
              type="button"
              className="mg-text-button"
              onClick={() => setValue((was) => ({ ...was, professionalId: null }))}
            >
              Détacher de l’annuaire
            </button>
          </p>
        )}
        <div className="mg-actions">
          <Button type="submit" loading={busy} disabled={value.name.trim() === ""}>
            Enregistrer
          </Button>
          <Button variant="subtle" onClick={onClose}>
            Revenir sans rien changer
          </Button>
        </div>
      </form>
    </Modal>
  );
}

function FromDirectory({ slug, onPick }: { slug: string; onPick: (one: Found["items"][number]) => void }) {
  const [words, setWords] = useState("");
  const [asked] = useDebouncedValue(words.trim(), 250);
  const found = useQuery({
    queryKey: ["project-directory", slug, asked],
    queryFn: () =>
      api.get<Found>(`/api/c/${slug}/directory/professionals?limit=8&q=${encodeURIComponent(asked)}`),
    enabled: asked.length >= 2,
    staleTime: 60_000,
  });
  const items = found.data?.items ?? [];
  return (
    <Select
      label="Prendre dans l’annuaire (facultatif)"
      placeholder="Deux lettres du nom"
      searchable
      value={null}
      data={items.map((one) => ({
        value: one.id,
        label: [one.displayName, one.specialityLabel ?? one.professionLabel, one.practices[0]?.communeName]
          .filter(Boolean)
          .join(" · "),
      }))}
      filter={({ options }) => options}
      nothingFoundMessage={asked.length < 2 ? "Tapez deux lettres" : "Personne de ce nom dans l’annuaire"}
      onSearchChange={setWords}
      onChange={(id) => {
        const one = items.find((item) => item.id === id);
        if (one) onPick(one);
      }}
    />
  );
}
