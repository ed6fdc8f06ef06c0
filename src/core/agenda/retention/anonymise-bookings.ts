import { sql } from "kysely";
import type { Tx } from "../../../platform/db/index.ts";

interface Batch {
  cptsId: string;
  /** Only bookings of slots that ended before. */
  endedBefore: Date;
  at: Date;
  /** The last booking of the batch before; null begins. */
  after: string | null;
  limit: number;
}

/**
 * Takes patient, reason and note out of past bookings of this CPTS's agendas, whoever asked for them; hours, professional, status and
 * place stay, which measures and the fair turn count. One batch in the caller's transaction.
 * @returns how many, and where the next batch begins; null when none is left.
 */
export async function anonymiseBookings(
  tx: Tx,
  { cptsId, endedBefore, at, after, limit }: Batch,
): Promise<{ count: number; next: string | null }> {
  const { rows } = await sql<{ id: string }>`
with old as (
  select b.id from agenda_bookings b join agenda_slots s on s.cpts_id = b.cpts_id and s.id = b.slot_id
  where b.cpts_id = ${cptsId} and b.anonymised_at is null and b.created_at < ${endedBefore} and s.ends_at < ${endedBefore}
    and b.id > coalesce(${after}::uuid, '00000000-0000-0000-0000-000000000000')
  order by b.id limit ${limit} for update of b
), event as (
  update agenda_booking_events e set reason = null from old
  where e.cpts_id = ${cptsId} and e.booking_id = old.id and e.reason is not null
)
update agenda_bookings b set anonymised_at = ${at}, patient_id = null, patient_family_name = null, patient_given_name = null,
  patient_birth_on = null, patient_sex = null, patient_phone = null, patient_address = null, reason = null, note = null, why = '{}',
  end_reason = case when end_reason is not null then 'motif effacé' end
from old where b.cpts_id = ${cptsId} and b.id = old.id
returning b.id`.execute(tx);
  const ids = rows.map((row) => row.id).sort();
  return { count: ids.length, next: ids.length === limit ? (ids.at(-1) ?? null) : null };
}
