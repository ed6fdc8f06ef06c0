import { withTenant } from "../../../../platform/db/index.ts";
import type { Deps } from "../../../../platform/deps.ts";
import { notFound } from "../../../../platform/errors/problems.ts";
import { findImport } from "../import-store.ts";
import { fieldWords, outcomeWords } from "../import-words.ts";
import type { Importer } from "../importer.ts";
import type { Change } from "../read/line-values.ts";
import { csvLine } from "./csv-cell.ts";
import { type LineRow, listLineRows } from "./report-store.ts";

const PAGE = 1_000;
/* Spreadsheets take a file for Latin-1 unless it begins so. */
const byteOrderMark = "\ufeff";

/** The whole report, or its refused lines only, as CSV pieces of 1,000 lines. @throws notFound before the first piece. */
export async function writeReport(
  deps: Deps,
  importer: Importer,
  id: string,
  which: "all" | "refused",
): Promise<AsyncGenerator<string>> {
  const found = await withTenant(deps.db, importer.cptsId, (tx) => findImport(tx, importer.cptsId, id));
  if (!found) throw notFound("directory.import-not-found");
  return pieces(deps, importer.cptsId, id, which);
}

async function* pieces(
  deps: Deps,
  cptsId: string,
  id: string,
  which: "all" | "refused",
): AsyncGenerator<string> {
  yield byteOrderMark +
    csvLine(
      which === "all"
        ? ["Ligne", "Résultat", "Remarque", "Identifiant", "Nom", "Lieu", "Changements", "Choix", "Appliquée"]
        : ["Ligne", "Motif", "Contenu"],
    );
  for (let after: number | undefined; ; ) {
    const rows = await withTenant(deps.db, cptsId, (tx) =>
      listLineRows(tx, cptsId, id, {
        outcome: which === "refused" ? "refused" : undefined,
        after,
        limit: PAGE,
      }),
    );
    if (rows.length === 0) return;
    yield rows.map(which === "all" ? reportLine : refusedLine).join("");
    after = rows.at(-1)?.line;
  }
}

const refusedLine = (row: LineRow): string => csvLine([row.line, row.reason, row.raw]);

const reportLine = (row: LineRow): string =>
  csvLine([
    row.line > 0 ? row.line : null,
    outcomeWords[row.outcome],
    row.reason,
    row.payload?.rpps ?? null,
    row.payload?.who ?? null,
    row.payload?.where ?? null,
    row.changes.map(inWords).join(" | "),
    row.choice === "national" ? "nationale" : row.changes.some((one) => one.kept) ? "la nôtre" : null,
    row.isApplied ? "oui" : "non",
  ]);

const inWords = ({ field, before, after, kept }: Change): string =>
  `${fieldWords[field] ?? field} : ${show(before)} → ${show(after)}${kept ? " (modifié chez nous)" : ""}`;
const show = (value: Change["before"]): string =>
  value === null || value === "" ? "vide" : typeof value === "boolean" ? (value ? "oui" : "non") : value;
