import type { Tx } from "../../../platform/db/index.ts";
import { findPatient, type PatientRow } from "../record/patient-store.ts";

/** A merge into a record that was merged later makes a chain; people make chains of two or three. */
const LONGEST = 20;

/** The live record at the end of the chain: the row itself when it was not merged. */
export async function followMerge(tx: Tx, row: PatientRow): Promise<PatientRow> {
  let end = row;
  for (let step = 0; end.merged_into_id && step < LONGEST; step++) {
    const next = await findPatient(tx, row.cpts_id, end.merged_into_id);
    if (!next) break;
    end = next;
  }
  return end;
}
