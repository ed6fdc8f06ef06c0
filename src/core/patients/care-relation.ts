import { declareGlassKinds, hasBrokenGlass } from "../../platform/access/break-glass/index.ts";
import { type Actor, actsFor, hasRole } from "../../platform/access/index.ts";
import type { Tx } from "../../platform/db/index.ts";

declareGlassKinds(["patient"]);

/** Why somebody may know of a patient: « demandeur », « professionnel traitant »; null when there is no reason. */
export type CareRelation = (tx: Tx, actor: Actor, patientId: string, now: Date) => Promise<string | null>;

/** The relation of who received the patient, or will. */
export const TREATING = "professionnel traitant";

/** The relation of who has begun a request that nobody has received yet: anybody could begin one, of anybody found by a search. */
export const PREPARING = "demande en préparation";

/** What the rights on a record look at. */
export interface PatientAccess {
  /** A reason to know, in French, or null. */
  relation: string | null;
  brokenGlass: boolean;
  /** Enough to be sure who the person is; not to reach them, nor to correct. */
  onlyToConfirm: boolean;
}

type Known = { created_by: string | null; own_doctor_professional_id: string | null };

/** Who prepares a request sees a record of their own making whole, and so do the desk and the coordination, who answer for records. */
export const mayOnlyConfirm = (actor: Actor, patient: Known): boolean =>
  patient.created_by !== actor.userId &&
  !hasRole(actor, "operator", "coordinator") &&
  !(patient.own_doctor_professional_id && actsFor(actor, patient.own_doctor_professional_id));

export const known = (_actor: Actor, access: PatientAccess): boolean =>
  access.relation !== null || access.brokenGlass;

/** Knows the whole record, and answers for it. */
export const answersFor = (actor: Actor, access: PatientAccess): boolean =>
  known(actor, access) && !access.onlyToConfirm;

/** Who that is, said beside a right. */
export const NEED =
  "ceux qui ont demandé pour ce patient, ceux qui le soignent, le poste d'appel et la coordination tant qu'une demande est en cours ; sinon, en bris de glace, avec un motif relu";

/** Asks each mission in turn, then the broken glass. */
export async function accessTo(
  tx: Tx,
  actor: Actor,
  patient: Known & { id: string },
  relations: readonly CareRelation[],
  now: Date,
): Promise<PatientAccess> {
  const own = patient.own_doctor_professional_id;
  if (own && (actor.professionalIds.includes(own) || actor.assistedProfessionalIds.includes(own))) {
    return { relation: "médecin traitant", brokenGlass: false, onlyToConfirm: false };
  }
  let preparing = false;
  for (const relate of relations) {
    const relation = await relate(tx, actor, patient.id, now);
    if (relation === PREPARING) preparing = true;
    else if (relation) return { relation, brokenGlass: false, onlyToConfirm: false };
  }
  const brokenGlass = await hasBrokenGlass(tx, actor, "patient", patient.id, now);
  return {
    relation: preparing ? PREPARING : null,
    brokenGlass,
    onlyToConfirm: preparing && !brokenGlass && mayOnlyConfirm(actor, patient),
  };
}
