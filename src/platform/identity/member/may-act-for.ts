import type { Tx } from "../../db/index.ts";

/** Whether this person, whose account is open, is still this professional of the CPTS or still assists them. */
export const mayActFor = async (
  tx: Tx,
  cptsId: string,
  userId: string,
  professionalId: string,
): Promise<boolean> =>
  (await tx
    .selectFrom("identity_memberships as m")
    .innerJoin("identity_users as u", "u.id", "m.user_id")
    .select("m.id")
    .where("m.cpts_id", "=", cptsId)
    .where("m.user_id", "=", userId)
    .where("m.professional_id", "=", professionalId)
    .where("m.role", "in", ["professional", "assistant"])
    .where("m.ended_at", "is", null)
    .where("u.disabled_at", "is", null)
    .limit(1)
    .executeTakeFirst()) !== undefined;

/** Who is told of what concerns this professional of the CPTS: the professional, and who assists them; 50 at most. */
export async function listUsersActingFor(tx: Tx, cptsId: string, professionalId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom("identity_memberships")
    .select("user_id")
    .distinct()
    .where("cpts_id", "=", cptsId)
    .where("professional_id", "=", professionalId)
    .where("ended_at", "is", null)
    .limit(50)
    .execute();
  return rows.map((row) => row.user_id);
}
