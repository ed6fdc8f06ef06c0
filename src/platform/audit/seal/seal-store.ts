import { sql } from "kysely";
import type { Tx } from "../../db/index.ts";
import type { AuditEntry } from "../sign-entry.ts";

/** True when this transaction alone may seal this CPTS now. */
export async function trySealLock(tx: Tx, cptsId: string): Promise<boolean> {
  const { rows } = await sql<{
    taken: boolean;
  }>`select pg_try_advisory_xact_lock(hashtextextended(${`maillage.seal ${cptsId}`}, 0)) as taken`.execute(
    tx,
  );
  return rows[0]?.taken ?? false;
}

export const findLastSeal = (tx: Tx, cptsId: string) =>
  tx
    .selectFrom("audit_seals")
    .select(["seq", "chain"])
    .where("cpts_id", "=", cptsId)
    .orderBy("seq", "desc")
    .limit(1)
    .executeTakeFirst();

export const listPending = (tx: Tx, cptsId: string, limit: number) =>
  tx
    .selectFrom("audit_pending as p")
    .innerJoin("audit_entries as e", (join) =>
      join.onRef("e.cpts_id", "=", "p.cpts_id").onRef("e.id", "=", "p.entry_id"),
    )
    .selectAll("e")
    .where("p.cpts_id", "=", cptsId)
    .orderBy("p.entry_id")
    .limit(limit)
    .execute();

export interface Seal {
  seq: number;
  entryId: string;
  chain: Buffer;
}

export const insertSeals = (tx: Tx, seals: readonly Seal[]) =>
  sql`select audit_seal(s.seq, s.entry_id, s.chain) from unnest(${seals.map((one) => one.seq)}::bigint[], ${seals.map((one) => one.entryId)}::uuid[], ${seals.map((one) => one.chain)}::bytea[])
    with ordinality as s(seq, entry_id, chain, place) order by s.place`.execute(tx);

export const deletePending = (tx: Tx, cptsId: string, entryIds: readonly string[]) =>
  tx
    .deleteFrom("audit_pending")
    .where("cpts_id", "=", cptsId)
    .where("entry_id", "in", [...entryIds])
    .execute();

/** A row of audit_entries as it was signed. */
export const entryOfRow = (row: {
  cpts_id: string;
  id: string;
  at: Date;
  actor_user_id: string | null;
  actor_label: string;
  action: string;
  subject_kind: string | null;
  subject_id: string | null;
  patient_id: string | null;
  purpose: string | null;
  details: unknown;
  request_id: string | null;
}): AuditEntry => ({
  cptsId: row.cpts_id,
  id: row.id,
  at: row.at.toISOString(),
  actorUserId: row.actor_user_id,
  actorLabel: row.actor_label,
  action: row.action,
  subjectKind: row.subject_kind,
  subjectId: row.subject_id,
  patientId: row.patient_id,
  purpose: row.purpose,
  details: row.details as AuditEntry["details"],
  requestId: row.request_id,
});
