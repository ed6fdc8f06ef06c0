import { appendAudit } from "../../../platform/audit/index.ts";
import { cptsOf, type Tx } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { nowOf } from "../../../platform/time/index.ts";
import { findPatient, hasMerged, lockPatient, type PatientRow, updatePatient } from "./patient-store.ts";

/** How a person is reached, as they say it from outside; absent = not said. */
export interface SaidContact {
  phone?: string;
  email?: string;
  addressLine?: string;
}

/**
 * The person says their new number, mail or address from outside, with a code of theirs; in the caller's transaction. Written only while the record is
 * still the one that was made from outside: nobody inside answers for it, nothing is merged with it. The audit keeps what
 * stood there, since nobody read it before it went. @returns false when the record is not the person's to change: a person has to look.
 */
export async function correctContact(
  deps: Deps,
  tx: Tx,
  patientId: string,
  said: SaidContact,
  source: string,
): Promise<boolean> {
  const cptsId = cptsOf(tx);
  await lockPatient(tx, cptsId, patientId);
  const row = await findPatient(tx, cptsId, patientId);
  if (!row || !isAsSaidOutside(row) || (await hasMerged(tx, cptsId, patientId))) return false;
  const all = [
    { field: "phone", column: "phone", value: said.phone },
    { field: "email", column: "email", value: said.email },
    { field: "addressLine", column: "address_line", value: said.addressLine },
  ] as const;
  const changed = all.filter(({ column, value }) => value !== undefined && value !== row[column]);
  if (changed.length === 0) return true;
  const now = nowOf(deps);
  // Strictly later: a correction that read the former record is told.
  const updatedAt = new Date(Math.max(now.getTime(), row.updated_at.getTime() + 1));
  await updatePatient(tx, cptsId, patientId, {
    ...Object.fromEntries(changed.map(({ column, value }) => [column, value])),
    updated_at: updatedAt,
  });
  await appendAudit(tx, deps.auditKey, now, {
    action: "patients.corrected",
    actorUserId: null,
    actorLabel: source,
    subjectKind: "patient",
    subjectId: patientId,
    patientId,
    details: {
      fields: changed.map(({ field }) => field).join(","),
      ...Object.fromEntries(changed.map(({ field, column }) => [`former.${field}`, row[column]])),
    },
  });
  return true;
}

const isAsSaidOutside = (row: PatientRow): boolean =>
  row.created_by === null && row.identity_status === "PROVISOIRE" && row.merged_into_id === null;
