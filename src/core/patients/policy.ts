import { type Actor, definePolicy, type Role, type Rule } from "../../platform/access/index.ts";
import type { PatientAccess } from "./care-relation.ts";

const CARE_ROLES = [
  "coordinator",
  "professional",
  "operator",
  "assistant",
  "partner",
] as const satisfies Role[];
const known = (_actor: Actor, access: PatientAccess): boolean =>
  access.relation !== null || access.brokenGlass;
const NEED =
  "ceux qui ont demandé pour ce patient, ceux qui le soignent, le poste d'appel et la coordination tant qu'une demande est en cours ; sinon, en bris de glace, avec un motif relu";

export const policy = definePolicy("patients", {
  "patient.search": {
    sentence: "Chercher un patient par son nom et sa date de naissance",
    openTo: CARE_ROLES,
  },
  "patient.create": { sentence: "Enregistrer un patient", openTo: CARE_ROLES },
  "patient.read": {
    sentence: "Lire l'identité et les coordonnées d'un patient",
    openTo: CARE_ROLES,
    condition: NEED,
    when: known,
    hides: true,
  } satisfies Rule<PatientAccess>,
  "patient.correct": {
    sentence: "Corriger l'identité ou les coordonnées d'un patient",
    openTo: CARE_ROLES,
    condition: NEED,
    when: known,
    hides: true,
  } satisfies Rule<PatientAccess>,
});
