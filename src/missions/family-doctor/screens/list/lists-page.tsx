import {
  type Column,
  counted,
  DataTable,
  EmptyState,
  Page,
  PolicyNote,
  QueryView,
  Section,
  StatusBadge,
  useCpts,
  useCptsPath,
  When,
} from "../../../../design/index.ts";
import type { PatientList } from "./list-client.ts";
import { stateWords } from "./list-words.ts";
import { SendList } from "./send-list.tsx";
import { useLists, useLiveLists } from "./use-lists.ts";

const summary = ({ state, counts, opened, problem }: PatientList): string => {
  if (problem) return problem;
  if (state === "applied") return counted(opened, "demande ouverte", "demandes ouvertes");
  if (!counts) return "";
  return `${counted(counts.ok, "prête", "prêtes")}, ${counts.check} à vérifier, ${counted(counts.refused, "refusée", "refusées")}`;
};

const columns: Column<PatientList>[] = [
  { key: "file", header: "Liste", cell: (row) => row.label || row.fileName, title: true },
  { key: "at", header: "Envoyée", cell: (row) => <When at={row.createdAt} /> },
  { key: "by", header: "Par", cell: (row) => row.sentByLabel, deskOnly: true },
  {
    key: "state",
    header: "État",
    cell: (row) => (
      <StatusBadge meaning={stateWords[row.state].meaning}>{stateWords[row.state].word}</StatusBadge>
    ),
  },
  { key: "summary", header: "Résultat", cell: summary },
];

/** Lists of patients: send one, see what became of the earlier ones. */
export default function ListsPage() {
  const cpts = useCpts()?.cptsSlug ?? "";
  const pathOf = useCptsPath();
  const lists = useLists(cpts);
  useLiveLists(cpts);
  return (
    <Page
      title="Listes de patients"
      subtitle="Les patients d’un médecin qui part, ou ceux que la caisse signale, deviennent des demandes."
      breadcrumb={[{ label: "Patients sans médecin traitant", href: pathOf("medecin-traitant/tableau") }]}
    >
      <Section
        title="Nouvelle liste"
        hint="D’abord une lecture à blanc : rien n’est ouvert avant votre accord."
      >
        <SendList cpts={cpts} />
      </Section>
      <Section title="Listes envoyées">
        <QueryView query={lists} what="les listes">
          {({ pages }) => (
            <DataTable
              caption="Listes de patients"
              columns={columns}
              rows={pages.flatMap((page) => page.items)}
              rowKey={(row) => row.id}
              rowHref={(row) => pathOf(`medecin-traitant/listes/${row.id}`)}
              more={
                lists.hasNextPage
                  ? { loading: lists.isFetchingNextPage, onMore: () => void lists.fetchNextPage() }
                  : undefined
              }
              empty={
                <EmptyState title="Aucune liste pour l’instant">
                  Envoyez le fichier tel que vous l’avez reçu : vous direz ensuite ce que contient chaque
                  colonne, et chaque ligne sera relue avant d’être prise.
                </EmptyState>
              }
            />
          )}
        </QueryView>
      </Section>
      <PolicyNote
        may={[
          "Envoyer une liste, l’appliquer en déclarant l’accord des patients, la défaire dans les 24 heures, l’effacer.",
        ]}
        openTo="coordination de la CPTS"
      />
    </Page>
  );
}
