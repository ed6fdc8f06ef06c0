import type { Rule } from "../../../platform/access/index.ts";

export const priorityRulesRights = {
  "rules.read": {
    sentence: "Lire les règles de priorité des demandes de médecin traitant",
    openTo: ["coordinator", "professional", "partner", "assistant", "administrator"],
  },
  "rules.edit": {
    sentence: "Écrire, essayer et publier les règles de priorité de la CPTS",
    openTo: ["coordinator"],
  },
} as const satisfies Record<string, Rule>;
