import { newId, type PlatformTx, type Tx } from "../../db/index.ts";

export const listCpts = (tx: PlatformTx) =>
  tx
    .selectFrom("territory_cpts")
    .select(["id", "slug", "name", "department"])
    .orderBy("name")
    .orderBy("id")
    .limit(300)
    .execute();

/** In a transaction of the person: own requests, whatever the CPTS. */
export const listMyOpenRequests = (tx: PlatformTx, userId: string) =>
  tx
    .selectFrom("identity_access_requests")
    .select("cpts_id")
    .where("user_id", "=", userId)
    .where("decided_at", "is", null)
    .limit(50)
    .execute();

export async function insertJoinRequest(
  tx: Tx,
  row: { cptsId: string; userId: string; message: string; now: Date },
): Promise<string> {
  const id = newId();
  await tx
    .insertInto("identity_access_requests")
    .values({ cpts_id: row.cptsId, id, user_id: row.userId, message: row.message, created_at: row.now })
    .execute();
  return id;
}

export const listOpenJoinRequests = (tx: Tx, cptsId: string) =>
  tx
    .selectFrom("identity_access_requests as r")
    .innerJoin("identity_users as u", "u.id", "r.user_id")
    .select([
      "r.id",
      "r.user_id",
      "r.message",
      "r.created_at",
      "u.given_name",
      "u.family_name",
      "u.email",
      "u.rpps",
    ])
    .where("r.cpts_id", "=", cptsId)
    .where("r.decided_at", "is", null)
    .orderBy("r.created_at")
    .orderBy("r.id")
    .limit(200)
    .execute();

export const decideJoinRow = (
  tx: Tx,
  cptsId: string,
  id: string,
  decided: { by: string; granted: boolean; now: Date },
) =>
  tx
    .updateTable("identity_access_requests")
    .set({ decided_at: decided.now, decided_by: decided.by, granted: decided.granted })
    .where("cpts_id", "=", cptsId)
    .where("id", "=", id)
    .where("decided_at", "is", null)
    .returning("user_id")
    .executeTakeFirst();
