import type { Rule } from "../../../platform/access/index.ts";

export const documentRules = {
  "document.read": {
    sentence: "Lire la lettre d’intention et le projet de santé en cours d’écriture",
    openTo: ["coordinator", "administrator", "professional"],
  },
  "document.write": {
    sentence: "Écrire dans la lettre d’intention et le projet de santé",
    openTo: ["coordinator", "administrator", "professional"],
    condition: "un professionnel : s’il est de l’équipe projet",
  },
  "document.comment": {
    sentence: "Commenter la lettre d’intention et le projet de santé",
    openTo: ["coordinator", "administrator", "professional"],
  },
  "document.freeze": {
    sentence: "Figer une version à envoyer, que plus personne ne peut changer",
    openTo: ["coordinator", "administrator"],
  },
  "document.zip": {
    sentence:
      "Télécharger la lettre d’intention et le projet de santé avec les réponses aux questionnaires et la demande de subvention",
    openTo: ["coordinator", "administrator"],
  },
  "document.frozen.read": {
    sentence: "Lire les versions figées de la lettre d’intention et du projet de santé",
    openTo: ["coordinator", "administrator", "professional", "authority"],
    condition: "une autorité : celles qui ont été déposées ou soumises à son avis",
  },
} as const satisfies Record<string, Rule>;
