import { Button } from "@mantine/core";
import {
  AppLink,
  type Column,
  counted,
  DataTable,
  EmptyState,
  formatPlainDate,
  ofName,
  QueryView,
  sayDone,
  useCptsPath,
} from "../../../../design/index.ts";
import {
  type ListLine,
  listClient,
  type Outcome,
  type PatientList,
  rejectedHref,
  type TakeInput,
} from "./list-client.ts";
import { useListAct, useListLines } from "./use-lists.ts";

const readable: Column<ListLine>[] = [
  { key: "who", header: "Patient", cell: (row) => row.who, title: true },
  { key: "born", header: "Naissance", cell: (row) => (row.birthOn ? formatPlainDate(row.birthOn) : "—") },
  { key: "where", header: "Commune", cell: (row) => row.where ?? "—" },
  { key: "line", header: "Ligne", cell: (row) => row.line, figures: true, deskOnly: true },
  { key: "reason", header: "Remarque", cell: (row) => row.reason ?? "—" },
];

const refused: Column<ListLine>[] = [
  { key: "line", header: "Ligne", cell: (row) => `Ligne ${row.line}`, title: true },
  { key: "reason", header: "Motif", cell: (row) => row.reason },
  {
    key: "cells",
    header: "Contenu",
    cell: (row) => (
      <span className="mg-small">{row.cells?.filter(Boolean).join(" · ").slice(0, 160) ?? "—"}</span>
    ),
  },
];

type Props = { cpts: string; list: PatientList; outcome: Outcome };

/** The lines of one outcome, and the choice to take or leave them while the report is read over. */
export function ListLines({ cpts, list, outcome }: Props) {
  const lines = useListLines(cpts, list.id, outcome);
  const pathOf = useCptsPath();
  const choose = useListAct(
    cpts,
    (input: TakeInput) => listClient.choose(cpts, list.id, input),
    ({ lines: count }) => count > 1 && sayDone(`Choix retenu pour ${counted(count, "ligne", "lignes")}.`),
  );
  const mayChoose = outcome !== "refused" && list.state === "ready" && (list.counts?.[outcome] ?? 0) > 0;
  const choice: Column<ListLine> = {
    key: "take",
    header: "Choix",
    cell: (row) => (
      <Button
        size="xs"
        variant="default"
        aria-label={`${row.take ? "Laisser" : "Prendre"} ${row.who}`}
        onClick={() => choose.mutate({ line: row.line, take: !row.take })}
      >
        {row.take ? "Prise : laisser" : "Laissée : prendre"}
      </Button>
    ),
  };
  const opened: Column<ListLine> = {
    key: "request",
    header: "Demande",
    cell: (row) =>
      row.requestId ? (
        <AppLink
          href={pathOf(`medecin-traitant/demandes/${row.requestId}`)}
          aria-label={`La demande ${row.who ? ofName(row.who) : `de la ligne ${row.line}`}`}
        >
          Ouverte
        </AppLink>
      ) : (
        "—"
      ),
  };
  const columns =
    outcome === "refused"
      ? refused
      : [...readable, ...(mayChoose ? [choice] : list.state === "ready" ? [] : [opened])];
  return (
    <>
      {mayChoose && outcome !== "ok" && (
        <div className="mg-actions">
          {[true, false].map((take) => (
            <Button
              key={String(take)}
              variant="default"
              loading={choose.isPending}
              onClick={() => choose.mutate({ outcome, take })}
            >
              {take ? "Toutes les prendre" : "Toutes les laisser"}
            </Button>
          ))}
        </div>
      )}
      <QueryView query={lines} what="les lignes">
        {({ pages }) => (
          <DataTable
            caption="Lignes de la liste"
            columns={columns}
            rows={pages.flatMap((page) => page.items)}
            rowKey={(row) => String(row.line)}
            more={
              lines.hasNextPage
                ? { loading: lines.isFetchingNextPage, onMore: () => void lines.fetchNextPage() }
                : undefined
            }
            {...(outcome === "refused" ? { csvHref: rejectedHref(cpts, list.id) } : {})}
            empty={
              <EmptyState title="Aucune ligne">Aucune ligne de cette liste n’est dans ce cas.</EmptyState>
            }
          />
        )}
      </QueryView>
    </>
  );
}
