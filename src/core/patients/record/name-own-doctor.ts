import type { Actor } from "../../../platform/access/index.ts";
import { recordAct } from "../../../platform/audit/index.ts";
import { cptsOf, type Tx } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { findPatient, lockPatient, updatePatient } from "./patient-store.ts";

/** What a record says of the médecin traitant: of the directory, or a name only. */
export interface OwnDoctor {
  own_doctor: string;
  own_doctor_professional_id: string | null;
  own_doctor_name: string | null;
}

const NONE: OwnDoctor = { own_doctor: "none", own_doctor_professional_id: null, own_doctor_name: null };

/**
 * A declaration names the médecin traitant; in the caller's transaction. Returns what the record said before, to be given to
 * `restoreOwnDoctor` (null: there is no such record). A record merged into another is named there.
 */
export const nameOwnDoctor = (
  deps: Deps,
  actor: Actor,
  tx: Tx,
  patientId: string,
  professionalId: string | null,
): Promise<OwnDoctor | null> =>
  write(
    deps,
    actor,
    tx,
    patientId,
    professionalId
      ? { own_doctor: "yes", own_doctor_professional_id: professionalId, own_doctor_name: null }
      : NONE,
    "Médecin traitant déclaré",
  );

/** The declaration is taken back: the record says again what it said before; nothing known of it, the patient has none. */
export async function restoreOwnDoctor(
  deps: Deps,
  actor: Actor,
  tx: Tx,
  patientId: string,
  former: OwnDoctor | null,
): Promise<void> {
  await write(deps, actor, tx, patientId, former ?? NONE, "Déclaration reprise");
}

async function write(
  deps: Deps,
  actor: Actor,
  tx: Tx,
  patientId: string,
  ownDoctor: OwnDoctor,
  purpose: string,
): Promise<OwnDoctor | null> {
  const cptsId = cptsOf(tx);
  await lockPatient(tx, cptsId, patientId);
  const row = await findPatient(tx, cptsId, patientId);
  if (!row) return null;
  if (row.merged_into_id) return write(deps, actor, tx, row.merged_into_id, ownDoctor, purpose);
  const now = deps.clock.now().epochMilliseconds;
  await updatePatient(tx, cptsId, patientId, {
    ...ownDoctor,
    // Strictly later: a correction that read the former record is told.
    updated_at: new Date(Math.max(now, row.updated_at.getTime() + 1)),
  });
  await recordAct(deps, actor, tx, {
    action: "patients.corrected",
    subjectKind: "patient",
    subjectId: patientId,
    patientId,
    purpose,
    details: { fields: "ownDoctor,ownDoctorProfessionalId" },
  });
  return {
    own_doctor: row.own_doctor,
    own_doctor_professional_id: row.own_doctor_professional_id,
    own_doctor_name: row.own_doctor_name,
  };
}
