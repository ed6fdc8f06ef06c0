import { useSearch } from "@tanstack/react-router";
import { type Column, DataTable, EmptyState, StatusBadge, useGo, WithPanel } from "../../../design/index.ts";

type Line = { id: string; name: string; job: string; town: string; km: number; free: number };

const rows: Line[] = [
  { id: "1", name: "Camille Vidal", job: "Médecin généraliste", town: "Toulouse", km: 1.2, free: 3 },
  { id: "2", name: "Éloi Tessier", job: "Infirmier", town: "Blagnac", km: 4.1, free: 0 },
  { id: "3", name: "Maud Bérail", job: "Pharmacienne", town: "Beauzelle", km: 6, free: 1 },
  { id: "4", name: "Anselme Royo", job: "Masseur-kinésithérapeute", town: "Toulouse", km: 2.4, free: 12 },
];

const columns: Column<Line>[] = [
  { key: "name", header: "Nom", cell: (row) => row.name, sortBy: (row) => row.name },
  { key: "job", header: "Profession", cell: (row) => row.job, sortBy: (row) => row.job },
  { key: "town", header: "Commune", cell: (row) => row.town, sortBy: (row) => row.town },
  {
    key: "km",
    header: "Distance",
    cell: (row) => `${row.km.toLocaleString("fr-FR")} km`,
    sortBy: (row) => row.km,
    figures: true,
  },
  { key: "free", header: "Places", cell: (row) => row.free, sortBy: (row) => row.free, figures: true },
  {
    key: "state",
    header: "État",
    cell: (row) => (
      <StatusBadge meaning={row.free > 0 ? "open" : "neutral"}>
        {row.free > 0 ? "Libre" : "Complet"}
      </StatusBadge>
    ),
  },
];

export function TablePart() {
  const go = useGo();
  const { qui } = useSearch({ strict: false }) as { qui?: unknown };
  const chosen = rows.find((row) => row.id === String(qui ?? ""));
  return (
    <WithPanel
      panel={chosen ? <p>{`${chosen.job}, ${chosen.town}`}</p> : null}
      title={chosen?.name ?? ""}
      onClose={() => go("/kit?partie=listes")}
    >
      <DataTable
        caption="Professionnels"
        columns={columns}
        rows={rows}
        rowKey={(row) => row.id}
        rowHref={(row) => `/kit?partie=listes&qui=${row.id}`}
        more={{ loading: false, onMore: () => {} }}
        csvHref="/api/kit.csv"
        empty={<EmptyState title="Personne">Ici s’affichent les professionnels.</EmptyState>}
      />
    </WithPanel>
  );
}
