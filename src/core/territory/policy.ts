import { definePolicy, ROLES } from "../../platform/access/index.ts";

export const policy = definePolicy("territory", {
  "territory.read": { sentence: "Voir le territoire, sa population et sa taille", openTo: ROLES },
  "territory.draw": {
    sentence: "Dessiner le territoire (communes, IRIS, secteurs)",
    openTo: ["coordinator", "administrator"],
  },
  "territory.load": {
    sentence: "Charger les contours et la population des communes et des IRIS",
    openTo: ["coordinator", "administrator"],
  },
  "agreement.read": {
    sentence: "Voir les accords avec les CPTS voisines",
    openTo: ["coordinator", "operator", "professional", "administrator"],
  },
  "agreement.grant": {
    sentence: "Ouvrir, ou fermer, nos créneaux à une CPTS voisine",
    openTo: ["coordinator"],
  },
});
