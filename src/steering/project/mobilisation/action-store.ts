import { type Insertable, type Selectable, sql } from "kysely";
import type { Tables, Tx } from "../../../platform/db/index.ts";

export type ActionRow = Selectable<Tables["project_actions"]> & {
  reached: number;
  photos: { id: string; alternative: string }[];
};

/** The oldest first, as they are told; whom each reached is counted, photos without their bytes. */
export const listActions = (tx: Tx, cptsId: string): Promise<ActionRow[]> =>
  actions(tx, cptsId).orderBy("a.done_on").orderBy("a.id").limit(1_000).execute();

export const findAction = (tx: Tx, cptsId: string, id: string): Promise<ActionRow | undefined> =>
  actions(tx, cptsId).where("a.id", "=", id).executeTakeFirst();

const actions = (tx: Tx, cptsId: string) =>
  tx
    .selectFrom("project_actions as a")
    .selectAll("a")
    .select([
      sql<number>`(select count(*)::int from project_action_reached r where r.cpts_id = a.cpts_id and r.action_id = a.id)`.as(
        "reached",
      ),
      sql<
        { id: string; alternative: string }[]
      >`(select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'alternative', p.alternative) order by p.added_at, p.id), '[]')
        from project_action_photos p where p.cpts_id = a.cpts_id and p.action_id = a.id)`.as("photos"),
    ])
    .where("a.cpts_id", "=", cptsId);

export const insertAction = (tx: Tx, row: Insertable<Tables["project_actions"]>) =>
  tx.insertInto("project_actions").values(row).execute();

/** Over the revision that was read; nothing where another stands. */
export const updateAction = (
  tx: Tx,
  cptsId: string,
  id: string,
  revision: number,
  change: Partial<Omit<Insertable<Tables["project_actions"]>, "cpts_id" | "id">>,
) =>
  tx
    .updateTable("project_actions")
    .set({ ...change, revision: revision + 1 })
    .where("cpts_id", "=", cptsId)
    .where("id", "=", id)
    .where("revision", "=", revision)
    .executeTakeFirst();

export const deleteAction = (tx: Tx, cptsId: string, id: string) =>
  tx.deleteFrom("project_actions").where("cpts_id", "=", cptsId).where("id", "=", id).executeTakeFirst();

export const deleteReached = (tx: Tx, cptsId: string, actionId: string) =>
  tx
    .deleteFrom("project_action_reached")
    .where("cpts_id", "=", cptsId)
    .where("action_id", "=", actionId)
    .execute();

export const insertReached = (tx: Tx, cptsId: string, actionId: string, professionalIds: readonly string[]) =>
  sql`insert into project_action_reached (cpts_id, action_id, professional_id)
    select ${cptsId}::uuid, ${actionId}::uuid, id from unnest(${[...professionalIds]}::uuid[]) as id`.execute(
    tx,
  );

export const countPhotos = async (tx: Tx, cptsId: string, actionId: string): Promise<number> =>
  (
    await tx
      .selectFrom("project_action_photos")
      .select(sql<number>`count(*)::int`.as("n"))
      .where("cpts_id", "=", cptsId)
      .where("action_id", "=", actionId)
      .executeTakeFirstOrThrow()
  ).n;

export const insertPhoto = (tx: Tx, row: Insertable<Tables["project_action_photos"]>) =>
  tx.insertInto("project_action_photos").values(row).execute();

export const findPhoto = (tx: Tx, cptsId: string, actionId: string, id: string) =>
  tx
    .selectFrom("project_action_photos")
    .select(["content", "alternative", "width", "height"])
    .where("cpts_id", "=", cptsId)
    .where("action_id", "=", actionId)
    .where("id", "=", id)
    .executeTakeFirst();

/** With their bytes, for a document: those of the first actions, `most` of them. */
export const listPhotos = (tx: Tx, cptsId: string, most: number) =>
  tx
    .selectFrom("project_action_photos as p")
    .innerJoin("project_actions as a", (join) =>
      join.onRef("a.cpts_id", "=", "p.cpts_id").onRef("a.id", "=", "p.action_id"),
    )
    .select(["p.id", "p.action_id", "p.alternative", "p.width", "p.height", "p.content"])
    .where("p.cpts_id", "=", cptsId)
    .orderBy("a.done_on")
    .orderBy("p.added_at")
    .limit(most)
    .execute();

export const deletePhoto = (tx: Tx, cptsId: string, actionId: string, id: string) =>
  tx
    .deleteFrom("project_action_photos")
    .where("cpts_id", "=", cptsId)
    .where("action_id", "=", actionId)
    .where("id", "=", id)
    .executeTakeFirst();
