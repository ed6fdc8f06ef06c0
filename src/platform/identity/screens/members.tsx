import { Button } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import {
  api,
  DataTable,
  EmptyState,
  ErrorState,
  Loading,
  offerUndo,
  Section,
  sayDone,
  sayProblem,
} from "../../../design/index.ts";
import type { Member } from "../members-contract.ts";
import { RoleModal, type RoleSent } from "./role-modal.tsx";
import { roleWord } from "./role-words.ts";

type Person = { userId: string; name: string; email: string | null; roles: Member[] };

/** The lines come by name, so the roles of one person follow one another; namesakes are told apart by their id. */
function byPerson(members: readonly Member[]): Person[] {
  const people = new Map<string, Person>();
  for (const one of members) {
    const person = people.get(one.userId) ?? {
      userId: one.userId,
      name: one.name,
      email: one.email,
      roles: [],
    };
    person.roles.push(one);
    people.set(one.userId, person);
  }
  return [...people.values()];
}

/* RFC 2606: a name in .invalid receives nothing. Those of a demonstration may be made of an id, which tells nobody anything. */
const shownEmail = (email: string | null): string =>
  email && /^[0-9a-f-]{36}@.*\.invalid$/.test(email)
    ? "adresse de démonstration"
    : (email ?? "non renseignée");

const inWords = (member: Member): string => {
  const tie = member.professionalName ?? member.organization;
  if (member.role === "assistant") return `Assiste ${tie}`;
  return tie ? `${roleWord(member.role)} · ${tie}` : roleWord(member.role);
};

function Roles({ person, onEnd }: { person: Person; onEnd: (role: Member) => void }) {
  return (
    <ul className="mg-roles">
      {person.roles.map((role) => (
        <li key={role.id}>
          {inWords(role)}
          <button
            type="button"
            aria-label={`Retirer à ${person.name} : ${inWords(role)}`}
            onClick={() => onEnd(role)}
          >
            <IconX size={16} aria-hidden />
          </button>
        </li>
      ))}
    </ul>
  );
}

function useMembers(slug: string) {
  const queries = useQueryClient();
  const list = useInfiniteQuery({
    queryKey: ["members", slug],
    queryFn: ({ pageParam }) =>
      api.get<{ items: Member[]; next: string | null }>(
        `/api/c/${slug}/members?limit=100${pageParam ? `&after=${encodeURIComponent(pageParam)}` : ""}`,
      ),
    initialPageParam: "",
    getNextPageParam: (last) => last.next ?? undefined,
  });
  const again = () => queries.invalidateQueries({ queryKey: ["members", slug] });
  const grant = async (
    userId: string,
    sent: Pick<RoleSent, "role" | "professionalId" | "organization">,
    idempotencyKey?: string,
  ) => {
    const { role, professionalId, organization } = sent;
    await api.post(
      `/api/c/${slug}/members`,
      { userId, role, professionalId, organization },
      { idempotencyKey },
    );
    await again();
  };
  const end = async (role: Member) => {
    try {
      await api.delete(`/api/c/${slug}/members/${role.id}`);
      offerUndo(`${role.name} n’a plus ce rôle : ${inWords(role)}.`, () => grant(role.userId, role));
      await again();
    } catch (error) {
      sayProblem(error);
    }
  };
  return { list, grant, end };
}

/** Who is in and does what, one line per person. */
export function Members({ slug, onInvite }: { slug: string; onInvite: () => void }) {
  const { list, grant, end } = useMembers(slug);
  const [chosen, setChosen] = useState<Person | null>(null);
  if (list.isError) return <ErrorState error={list.error} onRetry={() => void list.refetch()} />;
  if (!list.data) return <Loading what="les membres" />;
  const people = byPerson(list.data.pages.flatMap((page) => page.items));
  return (
    <Section title="Membres">
      <DataTable
        caption="Les membres et leurs rôles"
        rows={people}
        rowKey={(person) => person.userId}
        columns={[
          {
            key: "name",
            header: "Personne",
            cell: (person) => person.name,
            sortBy: (person) => person.name,
            title: true,
          },
          { key: "email", header: "Adresse mail", cell: (person) => shownEmail(person.email) },
          {
            key: "roles",
            header: "Rôles",
            cell: (person) => <Roles person={person} onEnd={(role) => void end(role)} />,
          },
          {
            key: "more",
            header: "Ajouter",
            cell: (person) => (
              <Button
                variant="default"
                size="sm"
                aria-label={`Donner un rôle à ${person.name}`}
                onClick={() => setChosen(person)}
              >
                Donner un rôle
              </Button>
            ),
          },
        ]}
        empty={
          <EmptyState
            title="Personne encore"
            action={<Button onClick={onInvite}>Inviter une personne</Button>}
          >
            Invitez les professionnels, les opérateurs et les partenaires : chacun ne verra que ce que son
            rôle ouvre.
          </EmptyState>
        }
        more={
          list.hasNextPage
            ? { loading: list.isFetchingNextPage, onMore: () => void list.fetchNextPage() }
            : undefined
        }
      />
      {chosen && (
        <RoleModal
          title={`Donner un rôle à ${chosen.name}`}
          confirmLabel="Donner ce rôle"
          onSend={async (sent, key) => {
            await grant(chosen.userId, sent, key);
            sayDone(`${chosen.name} a ce rôle dès maintenant : ${roleWord(sent.role)}.`);
          }}
          onClose={() => setChosen(null)}
        />
      )}
    </Section>
  );
}
