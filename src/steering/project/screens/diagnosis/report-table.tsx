import { counted, DataTable, formatNumber, StatusBadge } from "../../../../design/index.ts";
import type { TableReport } from "./use-diagnosis.ts";

type Line = TableReport["lines"][number];
const WORDS = { create: "nouveau", change: "changé", same: "identique", refused: "laissée" } as const;
const MEANINGS = { create: "open", change: "held", same: "neutral", refused: "warn" } as const;

const summaryOf = ({ create, change, same, refused }: TableReport["counts"]): string =>
  [
    counted(create, "ligne nouvelle", "lignes nouvelles"),
    counted(change, "changée", "changées"),
    counted(same, "identique", "identiques"),
    counted(refused, "laissée", "laissées"),
  ].join(", ");

/** What each line would do, the refused ones first with their reason. */
export function ReportTable({ report }: { report: TableReport }) {
  const { counts } = report;
  const rows = [...report.lines].sort(
    (a, b) => Number(b.outcome === "refused") - Number(a.outcome === "refused"),
  );
  return (
    <>
      <p role="status">
        {summaryOf(counts)}. {report.applied ? "Tout est écrit." : "Rien n’est encore écrit."}
      </p>
      <DataTable<Line>
        caption="Ce que ferait chaque ligne"
        rows={rows.slice(0, 200)}
        rowKey={(line) => String(line.nth)}
        empty="Aucune ligne."
        columns={[
          { key: "nth", header: "Ligne", cell: (line) => formatNumber(line.nth), figures: true },
          { key: "label", header: "Indicateur", cell: (line) => line.label, title: true },
          {
            key: "outcome",
            header: "Effet",
            cell: (line) => <StatusBadge meaning={MEANINGS[line.outcome]}>{WORDS[line.outcome]}</StatusBadge>,
          },
          { key: "what", header: "Détail", cell: (line) => line.what || line.why },
        ]}
      />
    </>
  );
}
