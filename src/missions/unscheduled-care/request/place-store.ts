import { type KnownCommune, listCommunes } from "../../../core/reference/index.ts";
import type { Tx } from "../../../platform/db/index.ts";

export const findCommune = async (tx: Tx, code: string): Promise<KnownCommune | undefined> =>
  (await listCommunes(tx, [code]))[0];

/** Names of people by user id, for « pris en charge par … ». */
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

export const findUserPhone = async (tx: Tx, userId: string): Promise<string | null> =>
  (await tx.selectFrom("identity_users").select("phone").where("id", "=", userId).executeTakeFirst())
    ?.phone ?? null;

export const findResource = (tx: Tx, cptsId: string, id: string) =>
  tx
    .selectFrom("directory_resources")
    .select(["id", "name", "active", "public_phone", "direct_line"])
    .where("cpts_id", "=", cptsId)
    .where("id", "=", id)
    .executeTakeFirst();
