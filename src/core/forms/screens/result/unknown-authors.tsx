import { Button, Select } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api, Section, sayDone, sayProblem, useAttempt, When } from "../../../../design/index.ts";
import type { ResponsePage } from "../../contract.ts";
import { formsClient, formsKey } from "../forms-client.ts";

type Found = { items: { id: string; displayName: string; professionLabel: string }[] };

/** Answers that came by the public page: who wrote them, found in the directory, so that a yes engages somebody. */
export function UnknownAuthors({ cpts, id }: { cpts: string; id: string }) {
  const unknown = useQuery({
    queryKey: [...formsKey(cpts), "sending", id, "unknown"],
    queryFn: () => formsClient.responses(cpts, id),
  });
  const items = unknown.data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <Section
      title="Réponses sans auteur connu"
      hint="Reçues par la page publique ou sur papier. Dites de qui elles sont : un oui engage alors la personne. En attendant, qui a dit sa profession compte dans le tableau de la mobilisation, hors annuaire."
    >
      <ul className="fm-items">
        {items.map((one) => (
          <Unknown key={one.id} cpts={cpts} id={id} one={one} />
        ))}
      </ul>
    </Section>
  );
}

const wordsOf = ({ author, hint }: ResponsePage["items"][number]): string =>
  author
    ? [author.name || hint || "Sans nom", author.profession, author.commune].filter(Boolean).join(" · ")
    : hint || "Sans texte";

function Unknown({ cpts, id, one }: { cpts: string; id: string; one: ResponsePage["items"][number] }) {
  const queries = useQueryClient();
  const [typed, setTyped] = useState("");
  const [chosen, setChosen] = useState<string | null>(null);
  const { busy, attempt } = useAttempt(sayProblem);
  const [q] = useDebouncedValue(typed.trim(), 300);
  const found = useQuery({
    queryKey: ["directory", cpts, "find", q],
    queryFn: () =>
      api.get<Found>(`/api/c/${cpts}/directory/professionals?limit=10&q=${encodeURIComponent(q)}`),
    enabled: q.length > 1,
  });
  const attach = (professionalId: string) =>
    attempt(async () => {
      await formsClient.attach(cpts, id, one.id, professionalId);
      await queries.invalidateQueries({ queryKey: formsKey(cpts) });
      sayDone("C’est noté.");
    });
  return (
    <li className="fm-item fm-unknown">
      <p>
        {wordsOf(one)} · <When at={one.submittedAt} />
      </p>
      {one.match && (
        <p className="fm-item-head">
          <span>
            Dans l’annuaire : <strong>{one.match.name}</strong>,{" "}
            {one.match.by === "rpps" ? "même numéro RPPS" : "même nom, même commune"}.
          </span>
          <Button loading={busy} onClick={() => void attach(one.match?.professionalId ?? "")}>
            C’est cette personne
          </Button>
        </p>
      )}
      <div className="fm-pair">
        <Select
          label={one.match ? "Ou une autre personne" : "De qui est cette réponse ?"}
          searchable
          clearable
          nothingFoundMessage={q.length > 1 ? "Personne de ce nom" : "Tapez un nom"}
          filter={({ options }) => options}
          data={(found.data?.items ?? []).map((person) => ({
            value: person.id,
            label: `${person.displayName} · ${person.professionLabel}`,
          }))}
          value={chosen}
          onSearchChange={setTyped}
          onChange={setChosen}
        />
        <div className="mg-actions">
          <Button
            variant="default"
            loading={busy}
            disabled={!chosen}
            onClick={() => chosen && void attach(chosen)}
          >
            Rattacher
          </Button>
        </div>
      </div>
    </li>
  );
}
