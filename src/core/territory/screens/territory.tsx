import "./territory.css";
import { useQuery } from "@tanstack/react-query";
import {
  DataTable,
  EmptyState,
  formatNumber,
  holdsOneOf,
  Page,
  PolicyNote,
  PrintButton,
  QueryView,
  sessionQuery,
  useCpts,
} from "../../../design/index.ts";
import type { Territory } from "../contract.ts";
import { Ages } from "./ages.tsx";
import { Agreements } from "./agreements.tsx";
import { Borders } from "./borders.tsx";
import { Drawing } from "./drawing.tsx";
import { Figures } from "./figures.tsx";
import { GroundFiles } from "./ground-files.tsx";
import { ReadingMap } from "./reading-map.tsx";
import { drawnOf, useTerritory } from "./use-territory.ts";

/** The ground that the CPTS answers for: its communes, how many people live there, and with whom it shares. */
export default function TerritoryScreen() {
  const cpts = useCpts();
  const slug = cpts?.cptsSlug ?? "";
  const territory = useTerritory(slug);
  const mayDraw = holdsOneOf(cpts, ["coordinator", "administrator"]);
  // Not a role of this CPTS: it speaks for all. The server decides again.
  const mayReplace = useQuery(sessionQuery).data?.isAdministrator === true;
  const mayGrant = holdsOneOf(cpts, ["coordinator"]);
  return (
    <Page
      title="Territoire"
      subtitle="Les communes, quartiers et secteurs dont la CPTS répond. Leur population décide de la taille du contrat."
      actions={<PrintButton />}
    >
      <QueryView query={territory} what="le territoire" shape="figures">
        {(one) =>
          mayDraw ? <Drawing slug={slug} territory={one} /> : <Reading slug={slug} territory={one} />
        }
      </QueryView>
      <Borders slug={slug} mayDraw={mayDraw} />
      {mayDraw && <GroundFiles slug={slug} mayReplace={mayReplace} />}
      <Agreements slug={slug} mayGrant={mayGrant} />
      <PolicyNote
        may={[
          "Voir le territoire et sa population",
          ...(mayDraw ? ["Dessiner le territoire"] : []),
          ...(mayGrant ? ["Ouvrir ou fermer vos créneaux à une CPTS voisine"] : []),
        ]}
        openTo="tous les membres de la CPTS"
      />
    </Page>
  );
}

const kindWords = { commune: "commune", iris: "IRIS", sector: "secteur" } as const;

function Reading({ slug, territory }: { slug: string; territory: Territory }) {
  const areas = drawnOf(territory);
  return (
    <>
      <Figures areas={areas} territory={territory} />
      <ReadingMap slug={slug} areas={areas} />
      <DataTable
        caption="Communes, IRIS et secteurs du territoire"
        rows={territory.areas}
        rowKey={(row) => row.id}
        empty={
          <EmptyState title="Territoire pas encore dessiné">
            La coordination y mettra les communes de la CPTS.
          </EmptyState>
        }
        columns={[
          { key: "name", header: "Nom", cell: (row) => row.name, sortBy: (row) => row.name, title: true },
          {
            key: "kind",
            header: "Type",
            cell: (row) => kindWords[row.kind as keyof typeof kindWords] ?? row.kind,
          },
          { key: "code", header: "Code Insee", cell: (row) => row.code ?? "—", deskOnly: true },
          {
            key: "population",
            header: "Population",
            cell: (row) => formatNumber(row.population),
            sortBy: (row) => row.population,
            figures: true,
          },
          {
            key: "source",
            header: "Source",
            cell: (row) => [row.populationSource, row.populationYear].filter(Boolean).join(", "),
          },
        ]}
      />
      <Ages slug={slug} />
    </>
  );
}
