import type { Rule } from "../../../platform/access/index.ts";

export const declarationRules = {
  "project.read": {
    sentence: "Voir le projet : porteurs, missions, calendrier, mobilisation",
    openTo: ["coordinator", "administrator", "professional"],
  },
  "project.write": {
    sentence: "Remplir le projet : porteurs, missions, calendrier, partenariats, mobilisation",
    openTo: ["coordinator", "administrator"],
  },
} as const satisfies Record<string, Rule>;
