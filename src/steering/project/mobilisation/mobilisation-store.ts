import type { Insertable } from "kysely";
import type { Tables, Tx } from "../../../platform/db/index.ts";

export const listCorrections = (tx: Tx, cptsId: string) =>
  tx.selectFrom("project_figures").selectAll().where("cpts_id", "=", cptsId).limit(100).execute();

export const lockCorrection = (tx: Tx, cptsId: string, rowKey: string, measure: string) =>
  tx
    .selectFrom("project_figures")
    .selectAll()
    .where("cpts_id", "=", cptsId)
    .where("row_key", "=", rowKey)
    .where("measure", "=", measure)
    .forUpdate()
    .executeTakeFirst();

export const saveCorrection = (tx: Tx, row: Insertable<Tables["project_figures"]>) =>
  tx
    .insertInto("project_figures")
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(["cpts_id", "row_key", "measure"]).doUpdateSet({
        value: row.value ?? null,
        note: row.note ?? "",
        corrected_by: row.corrected_by ?? null,
        corrected_by_label: row.corrected_by_label,
        corrected_at: row.corrected_at,
      }),
    )
    .execute();

export const deleteCorrection = (tx: Tx, cptsId: string, rowKey: string, measure: string) =>
  tx
    .deleteFrom("project_figures")
    .where("cpts_id", "=", cptsId)
    .where("row_key", "=", rowKey)
    .where("measure", "=", measure)
    .executeTakeFirst();

/** Whom each action of the journal reached. */
export const listReached = (tx: Tx, cptsId: string) =>
  tx
    .selectFrom("project_action_reached as r")
    .innerJoin("project_actions as a", (join) =>
      join.onRef("a.cpts_id", "=", "r.cpts_id").onRef("a.id", "=", "r.action_id"),
    )
    .select(["r.professional_id", "a.title", "a.done_on"])
    .where("r.cpts_id", "=", cptsId)
    .limit(200_000)
    .execute();
