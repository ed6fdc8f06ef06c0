import { Select } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { type Column, DataTable, QueryView, Section, StatusBadge, When } from "../../../../design/index.ts";
import type { RecipientLine, RecipientPage } from "../../contract.ts";
import { formsClient, formsKey } from "../forms-client.ts";

type State = "all" | "waiting" | "answered";

const COLUMNS: Column<RecipientLine>[] = [
  { key: "name", header: "Personne", title: true, cell: (one) => one.name },
  { key: "profession", header: "Profession", cell: (one) => one.professionLabel },
  { key: "commune", header: "Commune", cell: (one) => one.communeName ?? "—" },
  {
    key: "mail",
    header: "Mail",
    cell: (one) =>
      one.stopped ? (
        "ne veut plus de mail"
      ) : one.mailedAt ? (
        <When at={one.mailedAt} />
      ) : one.hasMail ? (
        "part bientôt"
      ) : (
        "sans adresse"
      ),
  },
  {
    key: "answered",
    header: "Réponse",
    cell: (one) => (
      <StatusBadge meaning={one.answered ? "done" : "open"}>
        {one.answered ? "A répondu" : "Pas encore"}
      </StatusBadge>
    ),
  },
];

/** To whom it was sent, and who has answered. */
export function Recipients({ cpts, id, isAnonymous }: { cpts: string; id: string; isAnonymous: boolean }) {
  const [state, setState] = useState<State>("waiting");
  const pages = useInfiniteQuery({
    queryKey: [...formsKey(cpts), "sending", id, "people", state],
    queryFn: ({ pageParam }) => formsClient.recipients(cpts, id, state, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last: RecipientPage) => last.next ?? undefined,
  });
  return (
    <Section
      title="À qui"
      hint={isAnonymous ? "Anonyme : qui a répondu est dit par groupes, pas au fil de l’eau." : undefined}
    >
      <div className="mg-stack">
        <Select
          label="Montrer"
          allowDeselect={false}
          data={[
            { value: "waiting", label: "ceux qui n’ont pas répondu" },
            { value: "answered", label: "ceux qui ont répondu" },
            { value: "all", label: "tous" },
          ]}
          value={state}
          onChange={(chosen) => chosen && setState(chosen as State)}
        />
        <QueryView query={pages} what="les personnes">
          {(data) => (
            <DataTable
              caption="Personnes à qui le questionnaire est adressé"
              columns={COLUMNS}
              rows={data.pages.flatMap((page) => page.items)}
              rowKey={(one) => one.id}
              empty={<p className="mg-soft">Personne.</p>}
              more={
                pages.hasNextPage
                  ? { loading: pages.isFetchingNextPage, onMore: () => void pages.fetchNextPage() }
                  : undefined
              }
            />
          )}
        </QueryView>
      </div>
    </Section>
  );
}
