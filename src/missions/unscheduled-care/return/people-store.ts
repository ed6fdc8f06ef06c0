import type { Role } from "../../../platform/access/index.ts";
import type { Tx } from "../../../platform/db/index.ts";

/** The signed-up people who are this professional of the directory; with assistants when asked. */
export async function listUsersOf(
  tx: Tx,
  cptsId: string,
  professionalId: string | null,
  roles: readonly Role[],
): Promise<string[]> {
  if (!professionalId) return [];
  const rows = await tx
    .selectFrom("identity_memberships")
    .select("user_id")
    .distinct()
    .where("cpts_id", "=", cptsId)
    .where("professional_id", "=", professionalId)
    .where("role", "in", [...roles])
    .where("ended_at", "is", null)
    .limit(50)
    .execute();
  return rows.map((row) => row.user_id);
}

export async function listUsersWithRole(tx: Tx, cptsId: string, role: Role): Promise<string[]> {
  const rows = await tx
    .selectFrom("identity_memberships")
    .select("user_id")
    .distinct()
    .where("cpts_id", "=", cptsId)
    .where("role", "=", role)
    .where("ended_at", "is", null)
    .limit(50)
    .execute();
  return rows.map((row) => row.user_id);
}
