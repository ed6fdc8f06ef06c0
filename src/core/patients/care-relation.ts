import { hasBrokenGlass } from "../../platform/access/break-glass/index.ts";
import type { Actor } from "../../platform/access/index.ts";
import type { Tx } from "../../platform/db/index.ts";

/** Why somebody may know of a patient: « demandeur », « professionnel traitant »; null when there is no reason. */
export type CareRelation = (tx: Tx, actor: Actor, patientId: string, now: Date) => Promise<string | null>;

/** The relation of who received the patient, or will. */
export const TREATING = "professionnel traitant";

/** What the rights on a record look at. */
export interface PatientAccess {
  /** A reason to know, in French, or null. */
  relation: string | null;
  brokenGlass: boolean;
}

export const known = (_actor: Actor, access: PatientAccess): boolean =>
  access.relation !== null || access.brokenGlass;

/** Who that is, said beside a right. */
export const NEED =
  "ceux qui ont demandé pour ce patient, ceux qui le soignent, le poste d'appel et la coordination tant qu'une demande est en cours ; sinon, en bris de glace, avec un motif relu";

/** Asks each mission in turn, then the broken glass. */
export async function accessTo(
  tx: Tx,
  actor: Actor,
  patient: { id: string; own_doctor_professional_id: string | null },
  relations: readonly CareRelation[],
  now: Date,
): Promise<PatientAccess> {
  const own = patient.own_doctor_professional_id;
  if (own && (actor.professionalIds.includes(own) || actor.assistedProfessionalIds.includes(own))) {
    return { relation: "médecin traitant", brokenGlass: false };
  }
  for (const relate of relations) {
    const relation = await relate(tx, actor, patient.id, now);
    if (relation) return { relation, brokenGlass: false };
  }
  return { relation: null, brokenGlass: await hasBrokenGlass(tx, actor, "patient", patient.id, now) };
}
