import type { Tx } from "../../../../platform/db/index.ts";
import { IMPORT_COLUMNS } from "../import-store.ts";
import type { Change, LinePayload, Outcome } from "../read/line-values.ts";

/** Newest first. Ids are UUID v7: their order is that of the imports. */
export const listImportRows = (tx: Tx, cptsId: string, before: string | undefined, limit: number) =>
  tx
    .selectFrom("directory_imports")
    .select(IMPORT_COLUMNS)
    .where("cpts_id", "=", cptsId)
    .$if(before !== undefined, (query) => query.where("id", "<", before ?? ""))
    .orderBy("id", "desc")
    .limit(limit)
    .execute();

export async function listLineRows(
  tx: Tx,
  cptsId: string,
  importId: string,
  page: { outcome?: Outcome | undefined; after?: number | undefined; limit: number },
) {
  const { outcome, after, limit } = page;
  const rows = await tx
    .selectFrom("directory_import_lines")
    .select(["line_number", "outcome", "reason", "payload", "changes", "choice", "applied_at", "raw"])
    .where("cpts_id", "=", cptsId)
    .where("import_id", "=", importId)
    .$if(outcome !== undefined, (query) => query.where("outcome", "=", outcome ?? "same"))
    .$if(after !== undefined, (query) => query.where("line_number", ">", after ?? 0))
    .orderBy("line_number")
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    line: row.line_number,
    outcome: row.outcome as Outcome,
    reason: row.reason,
    payload: row.payload as unknown as LinePayload | null,
    changes: (row.changes ?? []) as unknown as Change[],
    choice: row.choice as "ours" | "national" | null,
    isApplied: row.applied_at !== null,
    raw: row.raw,
  }));
}

export type LineRow = Awaited<ReturnType<typeof listLineRows>>[number];

export async function updateChoice(
  tx: Tx,
  cptsId: string,
  importId: string,
  which: { key?: number | undefined; outcome?: "kept" | "left" | undefined },
  choice: "ours" | "national",
): Promise<number> {
  const { numUpdatedRows } = await tx
    .updateTable("directory_import_lines")
    .set({ choice })
    .where("cpts_id", "=", cptsId)
    .where("import_id", "=", importId)
    .where("applied_at", "is", null)
    .$if(which.key !== undefined, (query) =>
      query
        .where("line_number", "=", which.key ?? 0)
        .where("outcome", "in", ["kept", "left", "create", "change"]),
    )
    .$if(which.outcome !== undefined, (query) => query.where("outcome", "=", which.outcome ?? "kept"))
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

export async function countChosenLeavers(tx: Tx, cptsId: string, importId: string): Promise<number> {
  const { chosen } = await tx
    .selectFrom("directory_import_lines")
    .select((of) => of.fn.countAll<number>().as("chosen"))
    .where("cpts_id", "=", cptsId)
    .where("import_id", "=", importId)
    .where("outcome", "=", "left")
    .where("choice", "=", "national")
    .executeTakeFirstOrThrow();
  return Number(chosen);
}
