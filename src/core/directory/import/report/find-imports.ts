import type { Tx } from "../../../../platform/db/index.ts";
import { isId, withTenant } from "../../../../platform/db/index.ts";
import type { Deps } from "../../../../platform/deps.ts";
import { notFound } from "../../../../platform/errors/problems.ts";
import { pageOf, readPageKey } from "../../../../platform/http/index.ts";
import type { DirectoryImport } from "../import-contract.ts";
import { findImport, findLastApplied, type ImportRow } from "../import-store.ts";
import type { Importer } from "../importer.ts";
import { countChosenLeavers, listImportRows } from "./report-store.ts";

/** Imports of the CPTS, the newest first. */
export const listImports = (
  deps: Deps,
  importer: Importer,
  query: { after?: string | undefined; limit: number },
): Promise<{ items: DirectoryImport[]; next: string | null }> =>
  withTenant(deps.db, importer.cptsId, async (tx) => {
    const key = readPageKey(query.after, 1)?.[0];
    const before = typeof key === "string" ? idOrNone(key) : undefined;
    const { items, next } = pageOf(
      await listImportRows(tx, importer.cptsId, before, query.limit + 1),
      query.limit,
      (row) => [row.id],
    );
    const last = await findLastApplied(tx, importer.cptsId);
    const shown = [];
    for (const row of items) shown.push(await present(tx, importer.cptsId, row, last?.id));
    return { items: shown, next };
  });

/* A key that is no id stands before all of them. */
const idOrNone = (key: string): string => (isId(key) ? key : "00000000-0000-0000-0000-000000000000");

/** One import, with its counts. @throws notFound, another CPTS's too. */
export const showImport = (deps: Deps, importer: Importer, id: string): Promise<DirectoryImport> =>
  withTenant(deps.db, importer.cptsId, async (tx) => {
    const row = await findImport(tx, importer.cptsId, id);
    if (!row) throw notFound("directory.import-not-found");
    return present(tx, importer.cptsId, row, (await findLastApplied(tx, importer.cptsId))?.id);
  });

async function present(
  tx: Tx,
  cptsId: string,
  row: ImportRow,
  lastApplied: string | undefined,
): Promise<DirectoryImport> {
  const counts = row.counts as Partial<NonNullable<DirectoryImport["counts"]>>;
  const isRead = counts.create !== undefined;
  return {
    id: row.id,
    fileName: row.file_name,
    fileBytes: row.file_bytes,
    state: row.state as DirectoryImport["state"],
    problem: row.problem,
    linesRead: row.lines_read,
    bytesRead: row.bytes_read,
    appliedLines: row.applied_lines,
    counts: isRead
      ? { ...noCounts, ...counts, toApply: await countToApply(tx, cptsId, row.id, counts) }
      : null,
    createdAt: row.created_at.toISOString(),
    appliedAt: row.applied_at?.toISOString() ?? null,
    linesForgottenAt: row.lines_forgotten_at?.toISOString() ?? null,
    mayUndo: row.state === "applied" && row.id === lastApplied && row.lines_forgotten_at === null,
  };
}

const noCounts = {
  create: 0,
  change: 0,
  same: 0,
  kept: 0,
  refused: 0,
  left: 0,
  outOfTerritory: 0,
  toApply: 0,
  unknownColumns: [],
  absentColumns: [],
};

async function countToApply(
  tx: Tx,
  cptsId: string,
  id: string,
  counts: { create?: number; change?: number; kept?: number; left?: number },
): Promise<number> {
  const leavers = (counts.left ?? 0) > 0 ? await countChosenLeavers(tx, cptsId, id) : 0;
  return (counts.create ?? 0) + (counts.change ?? 0) + (counts.kept ?? 0) + leavers;
}
