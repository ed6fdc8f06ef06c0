import { sql } from "kysely";
import type { Tx } from "../../../platform/db/index.ts";
import type { Outcome } from "./list-contract.ts";
import type { LinePayload } from "./read/read-line.ts";

export interface NewLine {
  line: number;
  outcome: Outcome;
  reason: string | null;
  payload: LinePayload | null;
  cells: string[] | null;
  take: boolean;
}

/** In one statement: 20,000 lines of parameters one by one would be slower than the reading. */
export const insertLines = (tx: Tx, cptsId: string, listId: string, lines: readonly NewLine[]) =>
  sql`insert into mt_list_lines (cpts_id, list_id, line, outcome, reason, payload, cells, take)
    select ${cptsId}::uuid, ${listId}::uuid, l.line, l.outcome, l.reason, l.payload, l.cells, l.take
    from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb)
      as l(line integer, outcome text, reason text, payload jsonb, cells jsonb, take boolean)`.execute(tx);

export const deleteLines = (tx: Tx, cptsId: string, listId: string) =>
  tx.deleteFrom("mt_list_lines").where("cpts_id", "=", cptsId).where("list_id", "=", listId).execute();

export async function countLines(tx: Tx, cptsId: string, listId: string) {
  const rows = await tx
    .selectFrom("mt_list_lines")
    .select(["outcome", "take"])
    .select((of) => of.fn.countAll<number>().as("lines"))
    .where("cpts_id", "=", cptsId)
    .where("list_id", "=", listId)
    .groupBy(["outcome", "take"])
    .execute();
  const counts = { ok: 0, check: 0, known: 0, refused: 0, toApply: 0 };
  for (const row of rows) {
    counts[row.outcome as Outcome] += Number(row.lines);
    if (row.take) counts.toApply += Number(row.lines);
  }
  return counts;
}

export async function listLineRows(
  tx: Tx,
  cptsId: string,
  listId: string,
  page: { outcome?: Outcome | undefined; after?: number | undefined; limit: number },
) {
  const { outcome, after, limit } = page;
  const rows = await tx
    .selectFrom("mt_list_lines")
    .select(["line", "outcome", "reason", "payload", "cells", "take", "request_id"])
    .where("cpts_id", "=", cptsId)
    .where("list_id", "=", listId)
    .$if(outcome !== undefined, (query) => query.where("outcome", "=", outcome ?? "ok"))
    .$if(after !== undefined, (query) => query.where("line", ">", after ?? 0))
    .orderBy("line")
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    ...row,
    outcome: row.outcome as Outcome,
    payload: row.payload as unknown as LinePayload | null,
    cells: row.cells as unknown as string[] | null,
  }));
}

export type LineRow = Awaited<ReturnType<typeof listLineRows>>[number];

/** The next lines to open after the cursor. */
export async function listToApply(tx: Tx, cptsId: string, listId: string, after: number, limit: number) {
  const rows = await tx
    .selectFrom("mt_list_lines")
    .select(["line", "outcome", "reason", "payload"])
    .where("cpts_id", "=", cptsId)
    .where("list_id", "=", listId)
    .where("line", ">", after)
    .where("take", "=", true)
    .orderBy("line")
    .limit(limit)
    .execute();
  return rows.map((row) => ({ ...row, payload: row.payload as unknown as LinePayload }));
}

export type LineToApply = Awaited<ReturnType<typeof listToApply>>[number];

/** What became of lines; one that turned out to be known is left aside. */
export const markOpened = (
  tx: Tx,
  cptsId: string,
  listId: string,
  opened: readonly { line: number; requestId: string | null; toCheck: boolean; reason: string | null }[],
) =>
  sql`update mt_list_lines l set request_id = o."requestId", reason = o.reason,
      outcome = case when o."requestId" is null then 'known' when o."toCheck" and l.outcome = 'ok' then 'check' else l.outcome end,
      take = o."requestId" is not null
    from jsonb_to_recordset(${JSON.stringify(opened)}::jsonb) as o(line integer, "requestId" uuid, "toCheck" boolean, reason text)
    where l.cpts_id = ${cptsId}::uuid and l.list_id = ${listId}::uuid and l.line = o.line`.execute(tx);

export async function updateTake(
  tx: Tx,
  cptsId: string,
  listId: string,
  which: { line?: number | undefined; outcome?: Exclude<Outcome, "refused"> | undefined },
  take: boolean,
): Promise<number> {
  const { numUpdatedRows } = await tx
    .updateTable("mt_list_lines")
    .set({ take })
    .where("cpts_id", "=", cptsId)
    .where("list_id", "=", listId)
    .where("outcome", "<>", "refused")
    .$if(which.line !== undefined, (query) => query.where("line", "=", which.line ?? 0))
    .$if(which.outcome !== undefined, (query) => query.where("outcome", "=", which.outcome ?? "ok"))
    .executeTakeFirst();
  return Number(numUpdatedRows);
}
