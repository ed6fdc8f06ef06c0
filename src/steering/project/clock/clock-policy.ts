import type { Rule } from "../../../platform/access/index.ts";

export const clockRules = {
  "clock.read": {
    sentence: "Lire les échéances du contrat de la CPTS",
    openTo: ["coordinator", "administrator", "professional", "authority"],
  },
  "clock.write": {
    sentence: "Noter qu’une échéance est tenue, ou la date que le contrat a retenue",
    openTo: ["coordinator", "administrator"],
  },
  "clock.feed": {
    sentence: "Recevoir les échéances du contrat dans son propre calendrier",
    openTo: ["coordinator", "administrator", "professional"],
    condition: "seulement ses propres adresses",
  },
} as const satisfies Record<string, Rule>;
