import type { Rule } from "../../../platform/access/index.ts";

export const circuitRules = {
  "circuit.read": {
    sentence: "Voir où en est le projet dans son circuit, de la lettre d’intention au contrat",
    openTo: ["coordinator", "administrator", "professional", "authority"],
  },
  "circuit.move": {
    sentence: "Faire avancer le projet dans son circuit, ou revenir sur le dernier pas",
    openTo: ["coordinator", "administrator"],
  },
  "paper.read": {
    sentence: "Lire les pièces du circuit : décisions, contrat signé",
    openTo: ["coordinator", "administrator", "professional"],
  },
  "review.read": {
    sentence: "Lire les avis et les remarques des relecteurs",
    openTo: ["coordinator", "administrator", "professional"],
  },
  "review.run": {
    sentence: "Demander des avis sur une version envoyée, inviter les relecteurs, répondre à leurs remarques",
    openTo: ["coordinator", "administrator"],
  },
} as const satisfies Record<string, Rule>;
