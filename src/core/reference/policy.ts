import { definePolicy, ROLES } from "../../platform/access/index.ts";

/** Reference data belong to the installation, not to a CPTS: the routes ask for a session, or for the administrator. */
export const policy = definePolicy("reference", {
  "reference.read": {
    sentence: "Lire les référentiels : professions, spécialités, communes, délais, seuils",
    openTo: ROLES,
  },
  "reference.edit": {
    sentence: "Modifier les référentiels, avec leur source et leur date",
    openTo: ["administrator"],
    condition: "l'administration de la plateforme",
  },
});
