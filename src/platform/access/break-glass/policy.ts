import { definePolicy } from "../policy.ts";

export const policy = definePolicy("break-glass", {
  "glass.break": {
    sentence: "Ouvrir, pour une heure et avec un motif, un dossier auquel on n'a pas accès",
    openTo: ["professional", "operator", "coordinator"],
    condition: "la coordination en est avertie et relit chaque ouverture",
  },
  "glass.review": {
    sentence: "Relire les ouvertures exceptionnelles de dossiers",
    openTo: ["coordinator"],
    condition: "jamais les siennes",
  },
});
