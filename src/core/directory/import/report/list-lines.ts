import { withTenant } from "../../../../platform/db/index.ts";
import type { Deps } from "../../../../platform/deps.ts";
import { invalid, notFound } from "../../../../platform/errors/problems.ts";
import { pageOf, readPageKey } from "../../../../platform/http/index.ts";
import type { ImportLine, LinesQuery } from "../import-contract.ts";
import { findImport } from "../import-store.ts";
import { fieldWords } from "../import-words.ts";
import type { Importer } from "../importer.ts";
import { type LineRow, listLineRows } from "./report-store.ts";

/** Lines of a report in the order of the file, who left first; of one outcome if asked. */
export const listImportLines = (
  deps: Deps,
  importer: Importer,
  id: string,
  query: LinesQuery,
): Promise<{ items: ImportLine[]; next: string | null }> =>
  withTenant(deps.db, importer.cptsId, async (tx) => {
    if (!(await findImport(tx, importer.cptsId, id))) throw notFound("directory.import-not-found");
    const after = readPageKey(query.after, 1)?.[0];
    if (after !== undefined && !Number.isSafeInteger(after))
      throw invalid("after", "Cette suite de liste n'est plus valable : reprenez la liste au début.");
    const rows = await listLineRows(tx, importer.cptsId, id, {
      outcome: query.outcome,
      after: after as number | undefined,
      limit: query.limit + 1,
    });
    const { items, next } = pageOf(rows, query.limit, (row) => [row.line]);
    return { items: items.map(presentLine), next };
  });

export const presentLine = (row: LineRow): ImportLine => ({
  line: row.line > 0 ? row.line : null,
  key: row.line,
  outcome: row.outcome,
  reason: row.reason,
  who: row.payload?.who ?? null,
  identifier: row.payload?.rpps ?? null,
  professionCode: row.payload?.professionCode ?? null,
  where: row.payload?.where ?? null,
  changes: row.changes.map((one) => ({ ...one, label: fieldWords[one.field] ?? one.field })),
  choice: row.choice,
  isApplied: row.isApplied,
  raw: row.raw,
});
