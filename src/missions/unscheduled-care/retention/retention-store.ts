import { sql } from "kysely";
import type { Tx } from "../../../platform/db/index.ts";

// A request ends when it is closed or withdrawn; one that was made later than the limit cannot have ended before it, and the
// index on its creation stops the reading there.
const ended = (cptsId: string, before: Date) => sql`r.cpts_id = ${cptsId} and r.created_at < ${before}
  and r.status in ('closed', 'cancelled') and coalesce(r.closed_at, r.updated_at) < ${before} and r.anonymised_at is null`;

export async function countEnded(
  tx: Tx,
  cptsId: string,
  before: Date,
): Promise<{ due: number; done: number }> {
  const { rows } = await sql<{ due: number; done: number }>`
    select (select count(*) from snp_requests r where ${ended(cptsId, before)})::int as due,
      (select count(*) from snp_requests r where r.cpts_id = ${cptsId} and r.anonymised_at is not null)::int as done`.execute(
    tx,
  );
  return rows[0] ?? { due: 0, done: 0 };
}

/**
 * Takes out of ended requests all that says who and why: patient, phone, place but its commune, reason, answers, signs, sentences and
 * candidates. What measures count stays: instants, level, commune, profession asked, outcome, whether the 15 was called.
 * @returns the requests made anonymous, `limit` at most.
 */
export async function anonymiseEnded(
  tx: Tx,
  { cptsId, before, at, limit }: { cptsId: string; before: Date; at: Date; limit: number },
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
with old as (
  select r.id from snp_requests r where ${ended(cptsId, before)} order by r.created_at, r.id limit ${limit} for update
), story as (
  update snp_request_events e set sentence = 'Étape dont le détail est effacé.', details = '{}' from old
  where e.cpts_id = ${cptsId} and e.request_id = old.id
), ledger as (
  update snp_orientations o set candidates = '[]', why = '{}' from old
  where o.cpts_id = ${cptsId} and o.request_id = old.id
)
update snp_requests r set anonymised_at = ${at}, version = version + 1, patient_id = null, requester_phone = null, typed_name = null, typed_phone = null, requester_label = '',
  place_label = '', latitude = null, longitude = null, reason = '', reason_code = null, answers = '{}', red_flags = '{}',
  red_flag_reason = null, level_reason = null, resource_note = null, end_reason = null,
  filters = case when filters ? 'professionCodes' then jsonb_build_object('professionCodes', filters->'professionCodes') else '{}' end
from old where r.cpts_id = ${cptsId} and r.id = old.id
returning r.id`.execute(tx);
  return rows.map((row) => row.id);
}

/** The line that a professional of this CPTS wrote after the visit; the outcome stays. @returns how many, `limit` at most. */
export async function blankReturns(
  tx: Tx,
  { cptsId, before, limit }: { cptsId: string; before: Date; limit: number },
): Promise<number> {
  const { numAffectedRows } = await sql`
update snp_returns set line = '' where cpts_id = ${cptsId} and id in (
  select id from snp_returns where cpts_id = ${cptsId} and at < ${before} and line <> '' order by id limit ${limit} for update)`.execute(
    tx,
  );
  return Number(numAffectedRows ?? 0);
}

/**
 * Erases drafts that were not touched since `before`, and their story. A sign of gravity makes a request `urgent`: a row that keeps
 * one is no draft, whatever its status says. @returns how many, `limit` at most.
 */
export async function deleteUnsent(
  tx: Tx,
  { cptsId, before, limit }: { cptsId: string; before: Date; limit: number },
): Promise<number> {
  const { rows } = await sql<{ id: string }>`
    select id from snp_requests where cpts_id = ${cptsId} and status = 'draft' and updated_at < ${before} and red_flag_at is null
    order by created_at, id limit ${limit} for update`.execute(tx);
  const ids = rows.map((row) => row.id);
  if (ids.length === 0) return 0;
  await tx
    .deleteFrom("snp_request_events")
    .where("cpts_id", "=", cptsId)
    .where("request_id", "in", ids)
    .execute();
  await tx.deleteFrom("snp_requests").where("cpts_id", "=", cptsId).where("id", "in", ids).execute();
  return ids.length;
}
