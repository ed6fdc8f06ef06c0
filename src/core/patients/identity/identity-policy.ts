import type { Role, Rule } from "../../../platform/access/index.ts";
import { answersFor, known, NEED, type PatientAccess } from "../care-relation.ts";

const WHO_SEES_PAPERS = ["coordinator", "professional", "operator", "assistant"] as const satisfies Role[];

export const identityRules = {
  "identity.read": {
    sentence: "Voir comment l'identité d'un patient a été vérifiée",
    openTo: [...WHO_SEES_PAPERS, "partner"],
    condition: NEED,
    when: known,
    hides: true,
  } satisfies Rule<PatientAccess>,
  "identity.change": {
    sentence: "Vérifier l'identité d'un patient : document vu, INS reçue, doute",
    openTo: WHO_SEES_PAPERS,
    condition: NEED,
    when: answersFor,
    hides: true,
  } satisfies Rule<PatientAccess>,
  "ins.show": {
    sentence: "Voir le matricule INS d'un patient dont l'identité est qualifiée",
    openTo: WHO_SEES_PAPERS,
    condition: NEED,
    when: answersFor,
    hides: true,
  } satisfies Rule<PatientAccess>,
  "ins.search": { sentence: "Chercher un patient par son matricule INS exact", openTo: WHO_SEES_PAPERS },
};
