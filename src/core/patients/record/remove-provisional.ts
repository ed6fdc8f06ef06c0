import { sql } from "kysely";
import { cptsOf, type Tx } from "../../../platform/db/index.ts";

/**
 * Takes back records that `recordProvisional` made and that nobody has touched since: a list that is undone. The audit of their making stays.
 * A foreign key refuses (23503) what another slice uses. @returns false when one was corrected, checked or merged: the caller then rolls back
 */
export async function removeProvisional(tx: Tx, ids: readonly string[]): Promise<boolean> {
  const { numAffectedRows } = await sql`delete from patients_records
    where cpts_id = ${cptsOf(tx)}::uuid and id = any(${ids}::uuid[]) and created_by is null and updated_at = created_at
      and identity_status = 'PROVISOIRE' and merged_into_id is null`.execute(tx);
  return Number(numAffectedRows ?? 0) === ids.length;
}
