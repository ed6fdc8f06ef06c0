import { appendAudit } from "../../../platform/audit/index.ts";
import { cptsOf, type Tx } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { findPatient, lockPatient, updatePatient } from "./patient-store.ts";

/** The person says their new number from outside, with a code of theirs; in the caller's transaction. The audit tells that it changed. */
export async function correctPhone(
  deps: Deps,
  tx: Tx,
  patientId: string,
  phone: string,
  source: string,
): Promise<void> {
  const cptsId = cptsOf(tx);
  await lockPatient(tx, cptsId, patientId);
  const row = await findPatient(tx, cptsId, patientId);
  if (!row || row.phone === phone) return;
  const now = new Date(deps.clock.now().epochMilliseconds);
  // Strictly later: a correction that read the former record is told.
  const updatedAt = new Date(Math.max(now.getTime(), row.updated_at.getTime() + 1));
  await updatePatient(tx, cptsId, patientId, { phone, updated_at: updatedAt });
  await appendAudit(tx, deps.auditKey, now, {
    action: "patients.corrected",
    actorUserId: null,
    actorLabel: source,
    subjectKind: "patient",
    subjectId: patientId,
    patientId,
    details: { fields: "phone" },
  });
}
