import type { Rule } from "../../../platform/access/index.ts";

export const measureRules = {
  "measure.figures": {
    sentence: "Voir les mesures de la mission « médecin traitant », les nombres sous 11 masqués",
    openTo: ["coordinator", "administrator", "authority"],
  },
  "measure.read": {
    sentence: "Voir et exporter les mesures de la mission « médecin traitant », par commune et par médecin",
    openTo: ["coordinator", "administrator"],
  },
} as const satisfies Record<string, Rule>;
