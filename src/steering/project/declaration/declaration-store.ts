import type { Insertable, Selectable, Updateable } from "kysely";
import type { Tables, Tx } from "../../../platform/db/index.ts";

export type ProjectRow = Selectable<Tables["project_projects"]>;
export type ProjectColumns = Updateable<Tables["project_projects"]>;

export const findProject = (tx: Tx, cptsId: string) =>
  tx.selectFrom("project_projects").selectAll().where("cpts_id", "=", cptsId).executeTakeFirst();

export const lockProject = (tx: Tx, cptsId: string) =>
  tx.selectFrom("project_projects").selectAll().where("cpts_id", "=", cptsId).forUpdate().executeTakeFirst();

/** The first declaration; undefined when somebody made it meanwhile. */
export const insertProject = (tx: Tx, row: Insertable<Tables["project_projects"]>) =>
  tx
    .insertInto("project_projects")
    .values(row)
    .onConflict((conflict) => conflict.column("cpts_id").doNothing())
    .returningAll()
    .executeTakeFirst();

export const updateProject = (tx: Tx, cptsId: string, change: ProjectColumns) =>
  tx
    .updateTable("project_projects")
    .set(change)
    .where("cpts_id", "=", cptsId)
    .returningAll()
    .executeTakeFirstOrThrow();

export const listMissionRows = (tx: Tx, cptsId: string) =>
  tx.selectFrom("project_missions").selectAll().where("cpts_id", "=", cptsId).execute();

/** The answer as it stands, locked; undefined when nobody has answered. */
export const lockMission = (tx: Tx, cptsId: string, code: string) =>
  tx
    .selectFrom("project_missions")
    .select(["chosen", "name"])
    .where("cpts_id", "=", cptsId)
    .where("code", "=", code)
    .forUpdate()
    .executeTakeFirst();

/** The first answer; undefined when somebody gave one meanwhile. */
export const insertMission = (tx: Tx, row: Insertable<Tables["project_missions"]>) =>
  tx
    .insertInto("project_missions")
    .values(row)
    .onConflict((conflict) => conflict.columns(["cpts_id", "code"]).doNothing())
    .returning("code")
    .executeTakeFirst();

export const saveMission = (tx: Tx, row: Insertable<Tables["project_missions"]>) =>
  tx
    .insertInto("project_missions")
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(["cpts_id", "code"]).doUpdateSet({ chosen: row.chosen, name: row.name ?? "" }),
    )
    .execute();

export const deleteMission = (tx: Tx, cptsId: string, code: string) =>
  tx.deleteFrom("project_missions").where("cpts_id", "=", cptsId).where("code", "=", code).execute();

export const listChoiceRows = (tx: Tx, cptsId: string) =>
  tx.selectFrom("project_choices").selectAll().where("cpts_id", "=", cptsId).execute();

/** Locks the line, making it first when it is not there. */
export async function lockChoice(tx: Tx, cptsId: string, key: string) {
  await tx
    .insertInto("project_choices")
    .values({ cpts_id: cptsId, key, answer: null, detail: "" })
    .onConflict((conflict) => conflict.columns(["cpts_id", "key"]).doNothing())
    .execute();
  return tx
    .selectFrom("project_choices")
    .selectAll()
    .where("cpts_id", "=", cptsId)
    .where("key", "=", key)
    .forUpdate()
    .executeTakeFirstOrThrow();
}

export const updateChoice = (
  tx: Tx,
  cptsId: string,
  key: string,
  change: { answer: boolean | null; detail: string },
) =>
  tx
    .updateTable("project_choices")
    .set(change)
    .where("cpts_id", "=", cptsId)
    .where("key", "=", key)
    .execute();
