import { type Insertable, type Selectable, sql } from "kysely";
import type { Tables, Tx } from "../../../platform/db/index.ts";

export type PersonRow = Selectable<Tables["project_people"]>;

export const listPeople = (tx: Tx, cptsId: string): Promise<PersonRow[]> =>
  tx
    .selectFrom("project_people")
    .selectAll()
    .where("cpts_id", "=", cptsId)
    .orderBy("rank")
    .orderBy("id")
    .limit(2_000)
    .execute();

export const findPerson = (tx: Tx, cptsId: string, id: string): Promise<PersonRow | undefined> =>
  tx
    .selectFrom("project_people")
    .selectAll()
    .where("cpts_id", "=", cptsId)
    .where("id", "=", id)
    .executeTakeFirst();

/** Whether one of these directory records is of the project team. */
export const isOfTeam = async (
  tx: Tx,
  cptsId: string,
  professionalIds: readonly string[],
): Promise<boolean> =>
  professionalIds.length > 0 &&
  (await tx
    .selectFrom("project_people")
    .select("id")
    .where("cpts_id", "=", cptsId)
    .where("part", "=", "team")
    .where("professional_id", "in", [...professionalIds])
    .limit(1)
    .executeTakeFirst()) !== undefined;

export const nextRank = async (tx: Tx, cptsId: string): Promise<number> => {
  const row = await tx
    .selectFrom("project_people")
    .select(sql<number>`coalesce(max(rank), 0)::int + 1`.as("rank"))
    .where("cpts_id", "=", cptsId)
    .executeTakeFirstOrThrow();
  return row.rank;
};

export const insertPeople = (tx: Tx, rows: readonly Insertable<Tables["project_people"]>[]) =>
  tx
    .insertInto("project_people")
    .values([...rows])
    .execute();

/** Over the revision that was read; nothing where another stands. */
export const updatePerson = (
  tx: Tx,
  cptsId: string,
  id: string,
  revision: number,
  change: Partial<Omit<PersonRow, "cpts_id" | "id" | "revision">>,
) =>
  tx
    .updateTable("project_people")
    .set({ ...change, revision: revision + 1 })
    .where("cpts_id", "=", cptsId)
    .where("id", "=", id)
    .where("revision", "=", revision)
    .executeTakeFirst();

export const deletePerson = (tx: Tx, cptsId: string, id: string) =>
  tx.deleteFrom("project_people").where("cpts_id", "=", cptsId).where("id", "=", id).executeTakeFirst();
