import type { Tx } from "../../../platform/db/index.ts";
import { refuseMerged } from "../identity/open-identity.ts";
import { findPatient, type PatientRow } from "./patient-store.ts";

/**
 * The patient to whom a row is about to be given, kept from being merged until the caller's transaction ends. Undefined when
 * there is none. @throws conflict `patients.merged` when the record was merged into another.
 */
export async function keepLivePatient(tx: Tx, cptsId: string, id: string): Promise<PatientRow | undefined> {
  await tx
    .selectFrom("patients_records")
    .select("id")
    .where("cpts_id", "=", cptsId)
    .where("id", "=", id)
    .forKeyShare()
    .executeTakeFirst();
  const row = await findPatient(tx, cptsId, id);
  if (row) refuseMerged(row);
  return row;
}
