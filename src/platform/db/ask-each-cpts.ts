import type { QueryResult } from "pg";
import type { Database } from "./db.ts";
import { isId } from "./new-id.ts";
import { withPlatform } from "./transaction.ts";

const MOST_CPTS = 2_000;
const PER_ROUND_TRIP = 50;

/** What belongs to no CPTS (a sign-in, its audit) is kept under this id, and is a tenant like any other. */
const INSTALLATION = "00000000-0000-0000-0000-000000000000";

/** The ids of all tenants: the installation's own, then each CPTS, oldest first (France has about 900). */
export const listCptsIds = (db: Database): Promise<string[]> =>
  withPlatform(db, async (tx) => {
    const rows = await tx
      .selectFrom("territory_cpts")
      .select("id")
      .orderBy("created_at")
      .orderBy("id")
      .limit(MOST_CPTS)
      .execute();
    return [INSTALLATION, ...rows.map((row) => row.id)];
  });

/**
 * Asks the same one-row question in the name of each CPTS, 50 in a round trip: row-level security holds, and a full
 * round over 900 CPTS costs 18 round trips instead of 2,700. `question` is constant SQL that names `app_cpts()`.
 */
export async function askEachCpts<Row extends object>(
  db: Database,
  cptsIds: readonly string[],
  question: string,
): Promise<Map<string, Row>> {
  if (!cptsIds.every(isId)) throw new Error("a CPTS id is a UUID");
  const answers = new Map<string, Row>();
  for (let from = 0; from < cptsIds.length; from += PER_ROUND_TRIP) {
    const some = cptsIds.slice(from, from + PER_ROUND_TRIP);
    const text = [
      "begin read only",
      ...some.flatMap((id) => [`set local app.cpts_id = '${id}'`, question]),
      "commit",
    ].join("; ");
    const client = await db.pool.connect();
    let broken: Error | undefined;
    try {
      const results = (await client.query(text)) as unknown as QueryResult<Row>[];
      some.forEach((id, index) => {
        const row = results[2 + 2 * index]?.rows[0];
        if (row) answers.set(id, row);
      });
    } catch (error) {
      await client.query("rollback").catch((lost: Error) => {
        broken = lost;
      });
      throw error;
    } finally {
      client.release(broken);
    }
  }
  return answers;
}
