import { definePolicy, type Role, type Rule } from "../../platform/access/index.ts";
import { known, NEED, type PatientAccess } from "./care-relation.ts";
import { identityRules } from "./identity/identity-policy.ts";
import { twinRules } from "./twins/twins-policy.ts";

const CARE_ROLES = [
  "coordinator",
  "professional",
  "operator",
  "assistant",
  "partner",
] as const satisfies Role[];

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
  ...identityRules,
  ...twinRules,
});
