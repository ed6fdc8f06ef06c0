import { newId, type Tx } from "../../../platform/db/index.ts";

export const hasUnreadReturn = async (
  tx: Tx,
  cptsId: string,
  requestId: string,
  userId: string,
): Promise<boolean> =>
  (await tx
    .selectFrom("snp_return_readers")
    .select("id")
    .where("cpts_id", "=", cptsId)
    .where("request_id", "=", requestId)
    .where("user_id", "=", userId)
    .where("read_at", "is", null)
    .executeTakeFirst()) !== undefined;

/** Those who are told that there is something to read; told again when the return is replaced. */
export async function awaitReaders(
  tx: Tx,
  cptsId: string,
  requestId: string,
  userIds: readonly string[],
): Promise<void> {
  if (userIds.length === 0) return;
  await tx
    .insertInto("snp_return_readers")
    .values(
      userIds.map((userId) => ({ cpts_id: cptsId, id: newId(), request_id: requestId, user_id: userId })),
    )
    .onConflict((conflict) =>
      conflict.columns(["cpts_id", "request_id", "user_id"]).doUpdateSet({ read_at: null }),
    )
    .execute();
}

export const markRead = (tx: Tx, cptsId: string, requestId: string, userId: string, at: Date) =>
  tx
    .updateTable("snp_return_readers")
    .set({ read_at: at })
    .where("cpts_id", "=", cptsId)
    .where("request_id", "=", requestId)
    .where("user_id", "=", userId)
    .where("read_at", "is", null)
    .execute();

export const listReaders = (tx: Tx, cptsId: string, requestId: string) =>
  tx
    .selectFrom("snp_return_readers as r")
    .innerJoin("identity_users as u", "u.id", "r.user_id")
    .select(["u.given_name", "u.family_name", "r.read_at"])
    .where("r.cpts_id", "=", cptsId)
    .where("r.request_id", "=", requestId)
    .orderBy("u.family_name")
    .limit(100)
    .execute();
