import type { Tx } from "../../../platform/db/index.ts";

export async function listCoordinators(tx: Tx, cptsId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom("identity_memberships")
    .select("user_id")
    .distinct()
    .where("cpts_id", "=", cptsId)
    .where("role", "=", "coordinator")
    .where("ended_at", "is", null)
    .limit(50)
    .execute();
  return rows.map((row) => row.user_id);
}

/** Whether this person has had a notice of this kind since then. */
export const hasToldSince = async (
  tx: Tx,
  cptsId: string,
  userId: string,
  kind: string,
  since: Date,
): Promise<boolean> =>
  (await tx
    .selectFrom("notify_notices")
    .select("id")
    .where("cpts_id", "=", cptsId)
    .where("user_id", "=", userId)
    .where("kind", "=", kind)
    .where("created_at", ">=", since)
    .limit(1)
    .executeTakeFirst()) !== undefined;
