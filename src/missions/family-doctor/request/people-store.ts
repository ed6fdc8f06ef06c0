import type { Tx } from "../../../platform/db/index.ts";

/** Names of people by user id, for « par … ». */
export async function listUserLabels(tx: Tx, ids: readonly (string | null)[]): Promise<Map<string, string>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))];
  if (wanted.length === 0) return new Map();
  const rows = await tx
    .selectFrom("identity_users")
    .select(["id", "given_name", "family_name"])
    .where("id", "in", wanted)
    .execute();
  return new Map(rows.map((row) => [row.id, `${row.given_name} ${row.family_name}`.trim()]));
}
