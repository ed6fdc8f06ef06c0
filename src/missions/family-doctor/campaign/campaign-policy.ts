import type { Rule } from "../../../platform/access/index.ts";

export const campaignRules = {
  "campaign.steer": {
    sentence: "Préparer des courriers aux patients qui attendent, les télécharger, noter leur envoi",
    openTo: ["coordinator"],
  },
  "poster.read": {
    sentence: "Télécharger l'affiche de la page publique, à mettre en salle d'attente",
    openTo: ["coordinator", "professional", "assistant", "partner"],
  },
} as const satisfies Record<string, Rule>;
