import { type Insertable, type Selectable, sql } from "kysely";
import type { Tables, Tx } from "../../../platform/db/index.ts";

export type ObjectiveRow = Selectable<Tables["project_objectives"]>;

export const insertObjective = (
  tx: Tx,
  row: Insertable<Tables["project_objectives"]>,
): Promise<ObjectiveRow> =>
  tx.insertInto("project_objectives").values(row).returningAll().executeTakeFirstOrThrow();

export const listObjectives = (tx: Tx, cptsId: string, limit: number): Promise<ObjectiveRow[]> =>
  tx
    .selectFrom("project_objectives")
    .selectAll()
    .where("cpts_id", "=", cptsId)
    .orderBy("rank")
    .orderBy("id")
    .limit(limit)
    .execute();

export const lockObjective = (tx: Tx, cptsId: string, id: string): Promise<ObjectiveRow | undefined> =>
  tx
    .selectFrom("project_objectives")
    .selectAll()
    .where("cpts_id", "=", cptsId)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();

export const updateObjective = (
  tx: Tx,
  cptsId: string,
  id: string,
  change: { label: string; updated_at: Date; updated_by: string },
): Promise<ObjectiveRow> =>
  tx
    .updateTable("project_objectives")
    .set({ ...change, revision: sql<number>`revision + 1` })
    .where("cpts_id", "=", cptsId)
    .where("id", "=", id)
    .returningAll()
    .executeTakeFirstOrThrow();

/** @throws 23503 `project_sheets_objective_fkey` while a sheet answers it, even one put aside */
export const deleteObjective = (tx: Tx, cptsId: string, id: string) =>
  tx.deleteFrom("project_objectives").where("cpts_id", "=", cptsId).where("id", "=", id).execute();
