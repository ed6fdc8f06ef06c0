import type { Insertable, Selectable } from "kysely";
import type { Tables, Tx } from "../../../platform/db/index.ts";
import type { MovedRow } from "./patient-reference.ts";

export type MergeRow = Selectable<Tables["patients_merges"]>;

export const insertMerge = (tx: Tx, row: Insertable<Tables["patients_merges"]>) =>
  tx.insertInto("patients_merges").values(row).execute();

export const insertMergeRows = async (
  tx: Tx,
  cptsId: string,
  mergeId: string,
  reference: string,
  rows: readonly MovedRow[],
): Promise<void> => {
  if (rows.length === 0) return;
  await tx
    .insertInto("patients_merge_rows")
    .values(
      rows.map((row) => ({
        cpts_id: cptsId,
        merge_id: mergeId,
        reference,
        row_id: row.id,
        details: JSON.stringify(row.details),
      })),
    )
    .execute();
};

export const findMerge = (tx: Tx, cptsId: string, id: string): Promise<MergeRow | undefined> =>
  tx
    .selectFrom("patients_merges")
    .selectAll()
    .where("cpts_id", "=", cptsId)
    .where("id", "=", id)
    .executeTakeFirst();

export const lockMerge = (tx: Tx, cptsId: string, id: string): Promise<MergeRow | undefined> =>
  tx
    .selectFrom("patients_merges")
    .selectAll()
    .where("cpts_id", "=", cptsId)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();

/** Whether one of the two was merged into the other, and that stands. */
export const isMergedPair = async (tx: Tx, cptsId: string, a: string, b: string): Promise<boolean> =>
  (await tx
    .selectFrom("patients_merges")
    .select("id")
    .where("cpts_id", "=", cptsId)
    .where("kept_id", "in", [a, b])
    .where("dropped_id", "in", [a, b])
    .where("undone_at", "is", null)
    .limit(1)
    .executeTakeFirst()) !== undefined;

export const listMergeRows = async (
  tx: Tx,
  cptsId: string,
  mergeId: string,
  reference: string,
): Promise<MovedRow[]> =>
  (
    await tx
      .selectFrom("patients_merge_rows")
      .select(["row_id", "details"])
      .where("cpts_id", "=", cptsId)
      .where("merge_id", "=", mergeId)
      .where("reference", "=", reference)
      .orderBy("row_id")
      .execute()
  ).map((row) => ({ id: row.row_id, details: row.details as MovedRow["details"] }));

export const markUndone = (
  tx: Tx,
  cptsId: string,
  id: string,
  undone: { userId: string; label: string; at: Date; reason: string },
) =>
  tx
    .updateTable("patients_merges")
    .set({
      undone_by: undone.userId,
      undone_label: undone.label.slice(0, 200),
      undone_at: undone.at,
      undo_reason: undone.reason,
    })
    .where("cpts_id", "=", cptsId)
    .where("id", "=", id)
    .execute();

/** Latest first. */
export const listMerges = (
  tx: Tx,
  cptsId: string,
  page: { after: readonly [string, string] | undefined; limit: number },
): Promise<MergeRow[]> => {
  let query = tx.selectFrom("patients_merges").selectAll().where("cpts_id", "=", cptsId);
  if (page.after) {
    const [at, id] = page.after;
    query = query.where((where) =>
      where.or([
        where("made_at", "<", new Date(at)),
        where.and([where("made_at", "=", new Date(at)), where("id", "<", id)]),
      ]),
    );
  }
  return query
    .orderBy("made_at", "desc")
    .orderBy("id", "desc")
    .limit(page.limit + 1)
    .execute();
};
