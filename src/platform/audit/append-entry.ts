import { cptsOf } from "../db/db.ts";
import { newId, prepared, type Tx } from "../db/index.ts";
import { type AuditKey, signEntry } from "./sign-entry.ts";

/** What is kept of an act. `details` holds ids, codes and counts; never clinical text. */
export interface AuditAct {
  actorUserId: string | null;
  actorLabel: string;
  /** `slice.verb`: `unscheduled-care.request.read` */
  action: string;
  subjectKind?: string;
  subjectId?: string;
  patientId?: string;
  purpose?: string;
  details?: Record<string, string | number | boolean | null>;
  requestId?: string;
}

/**
 * Writes one audit entry in the caller's transaction: it is true exactly when the act is.
 * The row is signed with the installation's key, so that a row written by other hands is found by `audit verify`.
 */
export async function appendAudit(tx: Tx, key: AuditKey, at: Date, act: AuditAct): Promise<void> {
  await prepared(tx, "audit-append", `select ${auditCall(1)}`, auditValues(tx, key, at, act));
}

/** The call that writes an entry, its twelve values being those from `$first` on: for a statement that acts and records at once. */
export const auditCall = (first: number): string =>
  `audit_append(${Array.from({ length: 12 }, (_, index) => `$${first + index}`).join(", ")})`;

/** The twelve values of `auditCall`, signed. */
export function auditValues(tx: Tx, key: AuditKey, at: Date, act: AuditAct): unknown[] {
  const entry = {
    cptsId: cptsOf(tx),
    id: newId(),
    at: at.toISOString(),
    actorUserId: act.actorUserId,
    actorLabel: act.actorLabel.slice(0, 200),
    action: act.action,
    subjectKind: act.subjectKind ?? null,
    subjectId: act.subjectId ?? null,
    patientId: act.patientId ?? null,
    purpose: act.purpose?.slice(0, 500) ?? null,
    details: act.details ?? {},
    requestId: act.requestId?.slice(0, 64) ?? null,
  };
  return [
    entry.id,
    entry.at,
    entry.actorUserId,
    entry.actorLabel,
    entry.action,
    entry.subjectKind,
    entry.subjectId,
    entry.patientId,
    entry.purpose,
    JSON.stringify(entry.details),
    entry.requestId,
    signEntry(key, entry),
  ];
}
