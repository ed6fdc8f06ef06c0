import { useQuery } from "@tanstack/react-query";
import {
  type Column,
  DataTable,
  EmptyState,
  Page,
  PolicyNote,
  QueryView,
  useCptsPath,
} from "../../../design/index.ts";
import { referenceClient, useIsAdministrator } from "./reference-client.ts";

type SetLine = Awaited<ReturnType<typeof referenceClient.sets>>["items"][number];

const columns: Column<SetLine>[] = [
  { key: "title", header: "Référentiel", cell: (row) => row.title, sortBy: (row) => row.title, title: true },
  { key: "values", header: "Valeurs", cell: (row) => row.values, sortBy: (row) => row.values, figures: true },
];

/** The sets of reference data of the installation. */
export default function ReferenceHome() {
  const pathOf = useCptsPath();
  const mayEdit = useIsAdministrator();
  const sets = useQuery({ queryKey: ["reference", "sets"], queryFn: referenceClient.sets });
  return (
    <Page title="Référentiels" subtitle="Ce que le logiciel tient pour vrai, avec sa source et sa date.">
      <QueryView query={sets} what="les référentiels">
        {({ items }) => (
          <DataTable
            caption="Référentiels"
            columns={columns}
            rows={items}
            rowKey={(row) => row.set}
            rowHref={(row) => pathOf(`referentiels/${row.set}`)}
            empty={
              <EmptyState title="Aucun référentiel">
                Les référentiels sont chargés au démarrage de la plateforme : prévenez son administration.
              </EmptyState>
            }
          />
        )}
      </QueryView>
      <PolicyNote
        may={mayEdit ? ["Modifier une valeur à partir d’une date, en ajouter, avec leur source."] : []}
        openTo="toute personne connectée ; modification par l’administration de la plateforme"
      />
    </Page>
  );
}
