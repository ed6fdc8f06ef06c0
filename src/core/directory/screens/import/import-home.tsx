import "./import.css";
import {
  type Column,
  DataTable,
  EmptyState,
  LinkButton,
  Page,
  PolicyNote,
  QueryView,
  Section,
  StatusBadge,
  useCpts,
  useCptsPath,
  When,
} from "../../../../design/index.ts";
import type { DirectoryImport } from "./import-client.ts";
import { ImportFile } from "./import-file.tsx";
import { fileSize, isBusy, stateWords } from "./screen-words.ts";
import { useHasTerritory, useImports, useLiveImports } from "./use-imports.ts";

const summary = ({ counts, problem }: DirectoryImport): string =>
  problem ??
  (counts
    ? `${counts.create} créés, ${counts.change} modifiés, ${counts.kept} gardés, ${counts.refused} refusés`
    : "");

const columns: Column<DirectoryImport>[] = [
  { key: "file", header: "Fichier", cell: (row) => row.fileName, title: true },
  { key: "at", header: "Envoyé", cell: (row) => <When at={row.createdAt} /> },
  { key: "size", header: "Taille", cell: (row) => fileSize(row.fileBytes), figures: true, deskOnly: true },
  {
    key: "state",
    header: "État",
    cell: (row) => (
      <StatusBadge meaning={stateWords[row.state].meaning}>{stateWords[row.state].word}</StatusBadge>
    ),
  },
  { key: "summary", header: "Résultat", cell: summary },
];

function WhereToFindIt() {
  return (
    <ol className="mg-steps">
      <li>
        Ouvrez <strong>data.gouv.fr</strong> et cherchez « Annuaire santé, extractions en libre accès ».
      </li>
      <li>
        Téléchargez le fichier <strong>PS_LibreAcces</strong> (une archive ZIP).
      </li>
      <li>
        Envoyez-la ici telle quelle. Si vous l’ouvrez, envoyez{" "}
        <strong>PS_LibreAcces_Personne_activite_….txt</strong>, sans passer par un tableur.
      </li>
    </ol>
  );
}

function TerritoryFirst() {
  const pathOf = useCptsPath();
  return (
    <EmptyState
      title="Dessinez d’abord le territoire"
      action={<LinkButton href={pathOf("territoire")}>Dessiner le territoire</LinkButton>}
    >
      L’import ne retient que les professionnels de vos communes : tant qu’il n’y en a aucune, il ne
      retiendrait personne. Revenez ici ensuite avec le fichier national.
    </EmptyState>
  );
}

/** The national directory: send the file, see what became of the earlier ones. */
export default function ImportHome() {
  const slug = useCpts()?.cptsSlug ?? "";
  const pathOf = useCptsPath();
  const imports = useImports(slug);
  const hasTerritory = useHasTerritory(slug);
  useLiveImports(slug);
  return (
    <Page
      title="Importer l’annuaire national"
      subtitle="Les professionnels de votre territoire, tels que l’État les publie, sans écraser ce que vous avez corrigé."
      breadcrumb={[{ label: "Annuaire", href: pathOf("annuaire") }]}
    >
      <QueryView query={imports} what="les imports">
        {({ pages }) => {
          const rows = pages.flatMap((page) => page.items);
          const busy = rows.find((row) => isBusy(row.state));
          if (hasTerritory.isLoading) return null;
          if (hasTerritory.data === false && rows.length === 0) return <TerritoryFirst />;
          return (
            <>
              <Section
                title="Nouvel import"
                hint="D’abord une lecture à blanc : rien n’est écrit avant votre accord."
              >
                {busy ? (
                  <p>
                    Un import est en cours : ouvrez-le ci-dessous pour le suivre. Un autre pourra commencer
                    ensuite.
                  </p>
                ) : hasTerritory.data === false ? (
                  <TerritoryFirst />
                ) : (
                  <ImportFile slug={slug} />
                )}
                {rows.length > 0 && (
                  <details>
                    <summary>Où trouver le fichier national ?</summary>
                    <WhereToFindIt />
                  </details>
                )}
              </Section>
              <Section title="Imports précédents">
                <DataTable
                  caption="Imports de l’annuaire"
                  columns={columns}
                  rows={rows}
                  rowKey={(row) => row.id}
                  rowHref={(row) => pathOf(`annuaire/imports/${row.id}`)}
                  more={
                    imports.hasNextPage
                      ? { loading: imports.isFetchingNextPage, onMore: () => void imports.fetchNextPage() }
                      : undefined
                  }
                  empty={
                    <EmptyState title="Aucun import pour l’instant">
                      <p>
                        Le premier import remplit votre annuaire : médecins, infirmiers, pharmaciens… de
                        toutes vos communes, avec leurs lieux d’exercice.
                      </p>
                      <WhereToFindIt />
                    </EmptyState>
                  }
                />
              </Section>
            </>
          );
        }}
      </QueryView>
      <PolicyNote
        may={["Envoyer le fichier national, relire le compte rendu, l’appliquer et le défaire."]}
        openTo="coordination et administration de la CPTS"
      />
    </Page>
  );
}
