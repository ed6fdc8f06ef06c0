import { Button } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api, offerUndo, QueryView, Section, sayProblem } from "../../../../design/index.ts";
import type { PeopleList, ProjectPerson } from "../../mobilisation/mobilisation-contract.ts";
import { mobilisationQuery, PART_WORDS, peopleQuery, projectApi } from "./mobilisation-client.ts";
import { PersonForm } from "./person-form.tsx";

const PARTS: readonly [ProjectPerson["part"], string][] = [
  ["team", "Le noyau qui porte le projet. Ceux de l’annuaire écrivent dans la lettre et le projet de santé."],
  ["active", "Les professionnels qui participent, sans porter le projet."],
  ["partner", "Professionnels des établissements de santé, médico-sociaux et sociaux."],
];

/** Who carries the project, who takes part, who helps. */
export function PeopleParts({ slug }: { slug: string }) {
  const people = useQuery(peopleQuery(slug));
  const [editing, setEditing] = useState<{
    part: ProjectPerson["part"];
    person: ProjectPerson | null;
  } | null>(null);
  return (
    <QueryView query={people} what="l’équipe projet">
      {(list) => (
        <div className="mg-stack">
          {PARTS.map(([part, hint]) => (
            <Section
              key={part}
              title={PART_WORDS[part]}
              hint={hint}
              actions={
                list.mayWrite && (
                  <Button
                    variant="default"
                    leftSection={<IconPlus size={18} aria-hidden />}
                    onClick={() => setEditing({ part, person: null })}
                  >
                    Ajouter<span className="mg-hidden"> : {PART_WORDS[part]}</span>
                  </Button>
                )
              }
            >
              <People
                slug={slug}
                people={list.items.filter((one) => one.part === part)}
                mayWrite={list.mayWrite}
                onEdit={(person) => setEditing({ part, person })}
              />
            </Section>
          ))}
          {editing && <PersonForm slug={slug} {...editing} onClose={() => setEditing(null)} />}
        </div>
      )}
    </QueryView>
  );
}

function People({
  slug,
  people,
  mayWrite,
  onEdit,
}: {
  slug: string;
  people: readonly ProjectPerson[];
  mayWrite: boolean;
  onEdit: (person: ProjectPerson) => void;
}) {
  const queries = useQueryClient();
  const put = (list: PeopleList) => {
    queries.setQueryData(peopleQuery(slug).queryKey, list);
    void queries.invalidateQueries({ queryKey: mobilisationQuery(slug).queryKey });
  };
  const remove = async ({
    id,
    revision: _,
    changedAt: _at,
    changedByLabel: _by,
    ...person
  }: ProjectPerson) => {
    try {
      put(await api.delete<PeopleList>(`${projectApi(slug)}/people/${id}`));
      offerUndo(`${person.name} ne figure plus dans la liste.`, async () =>
        put(await api.post<PeopleList>(`${projectApi(slug)}/people`, person)),
      );
    } catch (error) {
      sayProblem(error);
    }
  };
  if (people.length === 0) return <p className="mg-soft">Personne n’est encore inscrit ici.</p>;
  return (
    <ul className="mob-people">
      {people.map((one) => (
        <li key={one.id}>
          <p>
            <strong>{one.name}</strong>
            {one.professionalId && <span className="mg-small mg-soft"> · dans l’annuaire</span>}
            <br />
            <span className="mg-soft">
              {[one.profession, one.sector, one.town, one.structure].filter(Boolean).join(" · ")}
            </span>
          </p>
          {mayWrite && (
            <p className="mg-actions mg-no-print">
              <button type="button" className="doc-quiet" onClick={() => onEdit(one)}>
                Modifier<span className="mg-hidden"> {one.name}</span>
              </button>
              <button type="button" className="doc-quiet" onClick={() => void remove(one)}>
                Retirer<span className="mg-hidden"> {one.name}</span>
              </button>
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}
