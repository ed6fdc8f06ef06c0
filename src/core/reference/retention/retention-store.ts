import { sql } from "kysely";
import type { Tx } from "../../../platform/db/index.ts";

/** The tables of this shape: one row for each CPTS that decided something else than the reference. */
export type RetentionTable = "forms_retention" | "project_retention" | "snp_retention";

export interface RetentionRow {
  months: number;
  source: string;
  decided_at: Date;
}

export async function findDecided(
  tx: Tx,
  table: RetentionTable,
  cptsId: string,
): Promise<RetentionRow | undefined> {
  const { rows } = await sql<RetentionRow>`
    select months, source, decided_at from ${sql.table(table)} where cpts_id = ${cptsId}`.execute(tx);
  return rows[0];
}

export async function putDecided(
  tx: Tx,
  table: RetentionTable,
  row: RetentionRow & { cpts_id: string; decided_by: string },
): Promise<void> {
  await sql`
    insert into ${sql.table(table)} (cpts_id, months, source, decided_by, decided_at)
    values (${row.cpts_id}, ${row.months}, ${row.source}, ${row.decided_by}, ${row.decided_at})
    on conflict (cpts_id) do update set months = excluded.months, source = excluded.source,
      decided_by = excluded.decided_by, decided_at = excluded.decided_at`.execute(tx);
}
