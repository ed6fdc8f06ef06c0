import { sql } from "kysely";
import { cptsOf, type Tx } from "../../../platform/db/index.ts";

/**
 * What these records were made for has ended: those that nobody inside made, and those merged into them that nobody inside made, go once nothing
 * holds them (job `patients.forget-unheld`). In the caller's transaction, so that no record is forgotten to be forgotten.
 */
export const askToForget = (tx: Tx, patientIds: readonly string[], at: Date) =>
  sql`with recursive family (id) as (
      select unnest(${[...patientIds]}::uuid[])
      union select p.id from patients_records p join family f on p.cpts_id = ${cptsOf(tx)}::uuid and p.merged_into_id = f.id)
    update patients_records set forget_asked_at = ${at}
    where cpts_id = ${cptsOf(tx)}::uuid and id in (select id from family) and created_by is null`.execute(tx);

/** Asked to go, by id. */
export const listToForget = async (
  tx: Tx,
  cptsId: string,
  after: string | undefined,
  limit: number,
): Promise<string[]> =>
  (
    await tx
      .selectFrom("patients_records")
      .select("id")
      .where("cpts_id", "=", cptsId)
      .where("forget_asked_at", "is not", null)
      .$if(after !== undefined, (some) => some.where("id", ">", after!))
      .orderBy("id")
      .limit(limit)
      .execute()
  ).map(({ id }) => id);

/** Whether this record was merged into one made outside too, at the end of the chain: it goes with that one, or stays with it. */
export const followsAnOutsideRecord = async (tx: Tx, cptsId: string, id: string): Promise<boolean> =>
  (
    await sql`with recursive chain (id, merged_into_id, created_by) as (
      select id, merged_into_id, created_by from patients_records where cpts_id = ${cptsId}::uuid and id = ${id}::uuid
      union select p.id, p.merged_into_id, p.created_by from patients_records p
        join chain c on p.cpts_id = ${cptsId}::uuid and p.id = c.merged_into_id)
    select 1 from chain where merged_into_id is null and created_by is null and id <> ${id}::uuid`.execute(tx)
  ).rows.length > 0;

export interface FamilyRow {
  id: string;
  /** Made from outside, by the public page or a list. */
  is_outside: boolean;
}

/** A record and all that were merged into it, one after the other, locked by id. */
export const lockFamily = async (tx: Tx, cptsId: string, id: string): Promise<FamilyRow[]> =>
  (
    await sql<FamilyRow>`with recursive family (id) as (
      select p.id from patients_records p where p.cpts_id = ${cptsId}::uuid and p.id = ${id}::uuid
      union select p.id from patients_records p join family f on p.cpts_id = ${cptsId}::uuid and p.merged_into_id = f.id)
    select p.id, p.created_by is null as is_outside from patients_records p
    where p.cpts_id = ${cptsId}::uuid and p.id in (select id from family) order by p.id for update of p`.execute(
      tx,
    )
  ).rows;

/** Their merges go with them, and those undone with somebody else: the journal of acts keeps that they were. */
export async function deleteFamily(tx: Tx, cptsId: string, ids: readonly string[]): Promise<void> {
  const family = sql`any(${[...ids]}::uuid[])`;
  await sql`delete from patients_merge_rows r using patients_merges m where m.cpts_id = ${cptsId}::uuid and r.cpts_id = m.cpts_id and r.merge_id = m.id
    and (m.kept_id = ${family} or m.dropped_id = ${family})`.execute(tx);
  await sql`delete from patients_merges where cpts_id = ${cptsId}::uuid and (kept_id = ${family} or dropped_id = ${family})`.execute(
    tx,
  );
  await sql`delete from patients_records where cpts_id = ${cptsId}::uuid and id = ${family}`.execute(tx);
}
