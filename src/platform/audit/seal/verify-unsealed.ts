import type pg from "pg";
import { type AuditKey, signEntry } from "../sign-entry.ts";
import { entryOfRow } from "./seal-store.ts";
import type { AuditProblem } from "./verify-audit.ts";

const AT_ONCE = 2_000;

type Row = Parameters<typeof entryOfRow>[0] & { mac: Buffer; pending: boolean };

const UNSEALED = `select e.*, exists (select from audit_pending p where p.cpts_id = e.cpts_id and p.entry_id = e.id) as pending
  from audit_entries e
  where e.cpts_id = $1 and e.id > $2 and not exists (select from audit_seals s where s.cpts_id = e.cpts_id and s.entry_id = e.id)
  order by e.id limit ${AT_ONCE}`;
const LOST = `select p.entry_id from audit_pending p
  where p.cpts_id = $1 and not exists (select from audit_entries e where e.cpts_id = p.cpts_id and e.id = p.entry_id)
  order by p.entry_id limit ${AT_ONCE}`;

/** Entries that no seal covers must wait for one and bear our signature; whatever waits must still be there. */
export async function findUnsealed(
  client: pg.PoolClient,
  key: AuditKey,
  cptsId: string,
  report: (problem: AuditProblem) => void,
): Promise<{ entries: number; signedHere: number }> {
  const counts = { entries: 0, signedHere: 0 };
  let last = "00000000-0000-0000-0000-000000000000";
  for (;;) {
    const { rows } = await client.query<Row>(UNSEALED, [cptsId, last]);
    for (const row of rows) {
      last = row.id;
      counts.entries += 1;
      const isOurs = signEntry(key, entryOfRow(row)).equals(row.mac);
      if (isOurs) counts.signedHere += 1;
      if (!isOurs)
        report({
          cptsId,
          entryId: row.id,
          what: "inserted",
          sentence: `La ligne ${row.id} n'a pas été écrite par cette installation.`,
        });
      else if (!row.pending)
        report({
          cptsId,
          entryId: row.id,
          what: "inserted",
          sentence: `La ligne ${row.id} n'est ni scellée ni en attente : elle a été remise, ou son sceau enlevé.`,
        });
    }
    if (rows.length < AT_ONCE) break;
  }
  const lost = await client.query<{ entry_id: string }>(LOST, [cptsId]);
  for (const row of lost.rows)
    report({
      cptsId,
      entryId: row.entry_id,
      what: "removed",
      sentence: `La ligne ${row.entry_id} a été supprimée avant d'être scellée.`,
    });
  return counts;
}
