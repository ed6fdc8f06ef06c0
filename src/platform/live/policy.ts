import { definePolicy, ROLES } from "../access/index.ts";

export const policy = definePolicy("live", {
  "live.hear": {
    sentence: "Voir à l'écran, au fur et à mesure, ce qui change dans la CPTS",
    openTo: ROLES,
    condition: "des noms de sujets et des identifiants, jamais de contenu",
  },
});
