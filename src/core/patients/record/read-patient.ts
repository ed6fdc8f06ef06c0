import { type Actor, authorize } from "../../../platform/access/index.ts";
import { recordAct } from "../../../platform/audit/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { notFound } from "../../../platform/errors/problems.ts";
import { act } from "../../../platform/http/index.ts";
import { nowOf } from "../../../platform/time/index.ts";
import { accessTo, type CareRelation } from "../care-relation.ts";
import type { Patient } from "../contract.ts";
import { policy } from "../policy.ts";
import { followMerge } from "../twins/follow-merge.ts";
import { doctorNameOf } from "./doctor-name-store.ts";
import { findPatient } from "./patient-store.ts";
import { presentPatient, presentToConfirm } from "./present-patient.ts";

/** One record, for who needs to know; the read is audited with its purpose and with the relation that opened it. */
export const readPatient = (
  deps: Deps,
  actor: Actor,
  id: string,
  purpose: string,
  relations: readonly CareRelation[],
): Promise<Patient> =>
  act(deps, actor, async (tx) => {
    const row = await findPatient(tx, actor.cptsId, id);
    if (!row) throw notFound("access.not-found");
    // Who may know of the record that is kept may know where this one went.
    const end = await followMerge(tx, row);
    const access = await accessTo(tx, actor, end, relations, nowOf(deps));
    authorize(actor, policy.rules["patient.read"], access);
    await recordAct(deps, actor, tx, {
      action: "patients.read",
      subjectKind: "patient",
      subjectId: id,
      patientId: id,
      purpose,
      details: { relation: access.relation ?? "bris de glace" },
    });
    const doctor = await doctorNameOf(tx, actor.cptsId, row.own_doctor_professional_id);
    const whole = { ...presentPatient(row, doctor), mergedIntoId: row.merged_into_id && end.id };
    return access.onlyToConfirm ? presentToConfirm(whole) : whole;
  });
