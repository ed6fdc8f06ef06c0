import type { Actor } from "../../../platform/access/index.ts";
import { recordAct } from "../../../platform/audit/index.ts";
import { cptsOf, type Tx } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { findPatient, lockPatient, updatePatient } from "./patient-store.ts";

/**
 * A declaration names the médecin traitant (null: it is taken back, the patient has none again); in the caller's transaction.
 * A record merged into another is named there.
 */
export async function nameOwnDoctor(
  deps: Deps,
  actor: Actor,
  tx: Tx,
  patientId: string,
  professionalId: string | null,
): Promise<void> {
  const cptsId = cptsOf(tx);
  await lockPatient(tx, cptsId, patientId);
  const row = await findPatient(tx, cptsId, patientId);
  if (!row) return;
  if (row.merged_into_id) return nameOwnDoctor(deps, actor, tx, row.merged_into_id, professionalId);
  const now = deps.clock.now().epochMilliseconds;
  await updatePatient(tx, cptsId, patientId, {
    own_doctor: professionalId ? "yes" : "none",
    own_doctor_professional_id: professionalId,
    own_doctor_name: null,
    // Strictly later: a correction that read the former record is told.
    updated_at: new Date(Math.max(now, row.updated_at.getTime() + 1)),
  });
  await recordAct(deps, actor, tx, {
    action: "patients.corrected",
    subjectKind: "patient",
    subjectId: patientId,
    patientId,
    purpose: professionalId ? "Médecin traitant déclaré" : "Déclaration reprise",
    details: { fields: "ownDoctor,ownDoctorProfessionalId" },
  });
}
