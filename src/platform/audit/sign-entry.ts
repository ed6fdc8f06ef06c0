import { createHmac } from "node:crypto";

/** The installation's secret for the audit: 32 bytes, kept outside the database. */
export type AuditKey = Buffer;

export interface AuditEntry {
  cptsId: string;
  id: string;
  /** ISO instant, milliseconds. */
  at: string;
  actorUserId: string | null;
  actorLabel: string;
  action: string;
  subjectKind: string | null;
  subjectId: string | null;
  patientId: string | null;
  purpose: string | null;
  details: Record<string, string | number | boolean | null>;
  requestId: string | null;
}

// One fixed order of fields, details by key: jsonb does not keep the order in which keys were written.
function canonical(entry: AuditEntry): string {
  const details = Object.entries(entry.details).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([
    entry.cptsId,
    entry.id,
    entry.at,
    entry.actorUserId,
    entry.actorLabel,
    entry.action,
    entry.subjectKind,
    entry.subjectId,
    entry.patientId,
    entry.purpose,
    details,
    entry.requestId,
  ]);
}

/** HMAC-SHA-256 of the entry. */
export const signEntry = (key: AuditKey, entry: AuditEntry): Buffer =>
  createHmac("sha256", key).update("entry\n").update(canonical(entry)).digest();

/** The next link of the chain: HMAC of the former link, the entry's place and its signature. */
export const chainSeal = (key: AuditKey, former: Buffer, seq: number, entryId: string, mac: Buffer): Buffer =>
  createHmac("sha256", key).update(`seal\n${seq}\n${entryId}\n`).update(former).update(mac).digest();
