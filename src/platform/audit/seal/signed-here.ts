import type pg from "pg";
import { type AuditKey, signEntry } from "../sign-entry.ts";
import { entryOfRow } from "./seal-store.ts";
import { chainsToVerify, inSnapshot } from "./verify-audit.ts";

type Row = Parameters<typeof entryOfRow>[0] & { mac: Buffer };

const MOST_CHAINS = 50;

/**
 * Whether the first line of each CPTS bears the signature of this secret; of 50 CPTS at most, for a look. After a restore without the former
 * secret none does. A line that was changed tells the same: `verifyAudit` tells them apart.
 */
export async function isSignedHere(pool: pg.Pool, key: AuditKey): Promise<boolean> {
  for (const cptsId of (await chainsToVerify(pool, {})).slice(0, MOST_CHAINS)) {
    let foreign = false;
    await inSnapshot(pool, cptsId, async (client) => {
      const { rows } = await client.query<Row>(
        "select * from audit_entries where cpts_id = $1 order by id limit 1",
        [cptsId],
      );
      const [first] = rows;
      foreign = first !== undefined && !signEntry(key, entryOfRow(first)).equals(first.mac);
    });
    if (foreign) return false;
  }
  return true;
}
