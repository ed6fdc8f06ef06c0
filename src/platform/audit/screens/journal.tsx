import "./journal.css";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useSearch } from "@tanstack/react-router";
import {
  AppLink,
  api,
  type Column,
  DataTable,
  EmptyState,
  ErrorState,
  Loading,
  Page,
  PolicyNote,
  PrintButton,
  Section,
  useCpts,
  useGo,
  When,
} from "../../../design/index.ts";
import type { JournalChoices, JournalEntry, JournalPage } from "../contract.ts";
import { JournalFilter, type JournalSearch, searchOf, toQuery } from "./journal-filter.tsx";

/** Purposes that the program notes by a code; others were written by a person, and are shown as they are. */
const PURPOSE_WORDS: Record<string, string> = {
  orientation: "orienter le patient",
  "follow-up": "suivre la demande",
  identity: "vérifier l’identité",
};

const columnsOf = (address: (search: JournalSearch) => string): Column<JournalEntry>[] => [
  { key: "at", header: "Quand", cell: (row) => <When at={row.at} /> },
  {
    key: "who",
    header: "Qui",
    title: true,
    cell: (row) =>
      row.userId ? <AppLink href={address({ user: row.userId })}>{row.personName}</AppLink> : row.personName,
  },
  { key: "what", header: "A fait quoi", cell: (row) => row.words },
  { key: "why", header: "Pourquoi", cell: (row) => PURPOSE_WORDS[row.purpose ?? ""] ?? row.purpose ?? "—" },
  {
    key: "patient",
    header: "Dossier",
    cell: (row) =>
      row.patientId ? (
        <AppLink href={address({ patient: row.patientId })}>Tous les accès à ce dossier</AppLink>
      ) : (
        "—"
      ),
  },
  {
    key: "sealed",
    header: "Scellé",
    deskOnly: true,
    cell: (row) => (row.isSealed ? "oui" : "dans un instant"),
  },
];

function Entries({
  slug,
  search,
  address,
}: {
  slug: string;
  search: JournalSearch;
  address: (search: JournalSearch) => string;
}) {
  const query = toQuery(search);
  const list = useInfiniteQuery({
    queryKey: ["journal", slug, query],
    queryFn: ({ pageParam }) =>
      api.get<JournalPage>(
        `/api/c/${slug}/audit?limit=50&${query}${pageParam ? `&after=${encodeURIComponent(pageParam)}` : ""}`,
      ),
    initialPageParam: "",
    getNextPageParam: (page) => page.next,
    // Each reading is itself written in the journal: not at every return to the window.
    staleTime: 60_000,
    refetchOnWindowFocus: false,
  });
  if (list.isPending) return <Loading what="le journal" />;
  if (list.isError) return <ErrorState error={list.error} onRetry={() => void list.refetch()} />;
  return (
    <DataTable
      caption="Journal, du plus récent au plus ancien"
      columns={columnsOf(address)}
      rows={list.data.pages.flatMap((page) => page.items)}
      rowKey={(row) => row.id}
      more={
        list.hasNextPage
          ? { loading: list.isFetchingNextPage, onMore: () => void list.fetchNextPage() }
          : undefined
      }
      empty={
        <EmptyState title="Rien ne répond à cette recherche">
          Le journal garde chaque acte et chaque lecture de données nominatives. Élargissez les jours ou ôtez
          un filtre.
        </EmptyState>
      }
    />
  );
}

/** Who did or read what: by person, by patient, by act, by days. */
export default function Journal() {
  const slug = useCpts()?.cptsSlug ?? "";
  const search = searchOf(useSearch({ strict: false }) as Record<string, unknown>);
  const go = useGo();
  const address = (wanted: JournalSearch) => `/c/${slug}/journal?${toQuery(wanted)}`;
  const choices = useQuery({
    queryKey: ["journal-choices", slug],
    queryFn: () => api.get<JournalChoices>(`/api/c/${slug}/audit/choices`),
    enabled: slug !== "",
    staleTime: 300_000,
  });
  if (slug === "") return null;
  return (
    <Page
      title="Journal"
      subtitle="Chaque acte et chaque lecture d’un dossier, avec son motif. Rien ne s’y change ni ne s’y efface."
      actions={<PrintButton />}
    >
      <Section title="Chercher">
        <JournalFilter
          search={search}
          choices={choices.data ?? { people: [], actions: [] }}
          onSearch={(wanted) => go(address(wanted), { replace: true })}
        />
      </Section>
      <Section title="Lignes du journal">
        <Entries slug={slug} search={search} address={address} />
      </Section>
      <PolicyNote
        may={[
          "Chercher par personne, par dossier, par acte et par jours. Votre lecture est inscrite au journal.",
        ]}
        openTo="la coordination et l’administration"
      />
    </Page>
  );
}
