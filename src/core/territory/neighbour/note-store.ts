import type { Tx } from "../../../platform/db/index.ts";

export const listNotes = (tx: Tx, cptsId: string) =>
  tx
    .selectFrom("territory_border_notes")
    .select(["kind", "code", "note", "written_by_label", "written_at"])
    .where("cpts_id", "=", cptsId)
    .orderBy("kind")
    .orderBy("code")
    .limit(2_000)
    .execute();

export const upsertNote = (
  tx: Tx,
  cptsId: string,
  row: { kind: string; code: string; note: string; userId: string; label: string; at: Date },
) => {
  const written = {
    note: row.note,
    written_by: row.userId,
    written_by_label: row.label.slice(0, 200),
    written_at: row.at,
  };
  return tx
    .insertInto("territory_border_notes")
    .values({ cpts_id: cptsId, kind: row.kind, code: row.code, ...written })
    .onConflict((conflict) => conflict.columns(["cpts_id", "kind", "code"]).doUpdateSet(written))
    .execute();
};

export const deleteNote = (tx: Tx, cptsId: string, kind: string, code: string) =>
  tx
    .deleteFrom("territory_border_notes")
    .where("cpts_id", "=", cptsId)
    .where("kind", "=", kind)
    .where("code", "=", code)
    .execute();
