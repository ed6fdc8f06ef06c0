import "./import.css";
import { Button } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import {
  type Column,
  DataTable,
  EmptyState,
  QueryView,
  sayDone,
  sayProblem,
} from "../../../../design/index.ts";
import {
  type ChoiceInput,
  csvHref,
  type DirectoryImport,
  type ImportLine,
  importClient,
  type Outcome,
} from "./import-client.ts";
import { importsKey, useLines } from "./use-imports.ts";

const said = (value: string | boolean | null): string =>
  value === null || value === "" ? "vide" : typeof value === "boolean" ? (value ? "oui" : "non") : value;

function Changes({ line }: { line: ImportLine }) {
  if (line.changes.length === 0) return <span className="mg-soft">{line.reason ?? "—"}</span>;
  return (
    <ul className="mg-changes">
      {line.changes.map((one) => (
        <li key={`${one.on}.${one.field}`}>
          {one.label} : <del>{said(one.before)}</del> <span aria-hidden>→</span> <ins>{said(one.after)}</ins>
          {one.kept && (
            <span className="mg-soft mg-small">
              {" "}
              {line.choice === "national" ? "(nationale prise)" : "(la vôtre reste)"}
            </span>
          )}
        </li>
      ))}
      {line.reason && <li className="mg-soft mg-small">{line.reason}</li>}
    </ul>
  );
}

const choiceWords: Record<"kept" | "left", Record<"ours" | "national", string>> = {
  kept: { ours: "Garder la nôtre", national: "Prendre la nationale" },
  left: { ours: "Laisser en activité", national: "Mettre de côté" },
};

type ChooseProps = {
  outcome: "kept" | "left";
  line: ImportLine;
  onChoose: (choice: "ours" | "national") => void;
};

/** The other choice than the present one, as one button: the present one is written beside the change. */
function Choose({ outcome, line, onChoose }: ChooseProps) {
  const other = line.choice === "national" ? "ours" : "national";
  return (
    <Button
      size="xs"
      variant="default"
      onClick={() => onChoose(other)}
      aria-label={`${choiceWords[outcome][other]} : ${line.who ?? "cette ligne"}`}
    >
      {choiceWords[outcome][other]}
    </Button>
  );
}

const lineColumns: Column<ImportLine>[] = [
  { key: "who", header: "Personne", cell: (row) => row.who ?? `Ligne ${row.line ?? "—"}`, title: true },
  { key: "where", header: "Lieu", cell: (row) => row.where ?? "—" },
  { key: "line", header: "Ligne", cell: (row) => row.line ?? "—", figures: true, deskOnly: true },
  { key: "changes", header: "Changements", cell: (row) => <Changes line={row} /> },
];

const refusedColumns: Column<ImportLine>[] = [
  { key: "line", header: "Ligne", cell: (row) => `Ligne ${row.line ?? "—"}`, title: true },
  { key: "reason", header: "Motif", cell: (row) => row.reason ?? "—" },
  {
    key: "raw",
    header: "Contenu",
    cell: (row) => <code className="mg-small">{row.raw?.slice(0, 160) ?? "—"}</code>,
  },
];

/** The lines of one outcome, with their differences, and the choices where there is one to make. */
export function ImportLines({
  slug,
  one,
  outcome,
}: {
  slug: string;
  one: DirectoryImport;
  outcome: Outcome;
}) {
  const lines = useLines(slug, one.id, outcome);
  const queries = useQueryClient();
  const choose = useMutation({
    mutationFn: (input: ChoiceInput) => importClient.choose(slug, one.id, input),
    onSuccess: ({ lines: count }) => {
      void queries.invalidateQueries({ queryKey: importsKey(slug) });
      if (count > 1) sayDone(`Choix retenu pour ${count} lignes.`);
    },
    onError: sayProblem,
  });
  const chosen = outcome === "kept" || outcome === "left" ? outcome : null;
  const mayChoose = chosen !== null && one.state === "ready" && (one.counts?.[outcome] ?? 0) > 0;
  const columns: Column<ImportLine>[] = [
    ...(outcome === "refused" ? refusedColumns : lineColumns),
    ...(mayChoose && chosen
      ? [
          {
            key: "choice",
            header: "Choix",
            cell: (row: ImportLine) => (
              <Choose
                outcome={chosen}
                line={row}
                onChoose={(choice) => choose.mutate({ key: row.key, choice })}
              />
            ),
          },
        ]
      : []),
  ];
  return (
    <>
      {mayChoose && chosen && (
        <div className="mg-actions">
          {(["ours", "national"] as const).map((choice) => (
            <Button
              key={choice}
              variant="default"
              loading={choose.isPending}
              onClick={() => choose.mutate({ outcome: chosen, choice })}
            >
              Toutes : {choiceWords[chosen][choice].toLocaleLowerCase("fr")}
            </Button>
          ))}
        </div>
      )}
      <QueryView query={lines} what="les lignes">
        {({ pages }) => (
          <DataTable
            caption="Lignes du compte rendu"
            columns={columns}
            rows={pages.flatMap((page) => page.items)}
            rowKey={(row) => String(row.key)}
            more={
              lines.hasNextPage
                ? { loading: lines.isFetchingNextPage, onMore: () => void lines.fetchNextPage() }
                : undefined
            }
            {...(outcome === "refused" ? { csvHref: csvHref(slug, one.id, "rejected") } : {})}
            empty={
              <EmptyState title="Aucune ligne">Aucune ligne de ce fichier n’est dans ce cas.</EmptyState>
            }
          />
        )}
      </QueryView>
    </>
  );
}
