import type { Rule } from "../../../platform/access/index.ts";

export const settingsRules = {
  "settings.read": {
    sentence: "Lire les réglages de la mission « médecin traitant »",
    openTo: ["coordinator", "administrator"],
  },
  "settings.edit": {
    sentence: "Régler la mission « médecin traitant » : page publique, délais, durée de conservation",
    openTo: ["coordinator", "administrator"],
  },
} as const satisfies Record<string, Rule>;
