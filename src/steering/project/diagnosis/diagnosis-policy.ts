import { definePolicy } from "../../../platform/access/index.ts";

/** Part of the policy of the slice. */
export const { rules: diagnosisRules } = definePolicy("project", {
  "diagnosis.read": {
    sentence: "Voir le diagnostic du territoire et l'offre de soins",
    openTo: ["coordinator", "administrator", "professional", "authority"],
  },
  "diagnosis.write": {
    sentence: "Remplir le diagnostic du territoire",
    openTo: ["coordinator", "administrator"],
  },
});
