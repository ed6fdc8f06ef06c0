import type { Rule } from "../../../platform/access/index.ts";

/** Rights of the import, to be spread into the directory's policy. */
export const importRules = {
  "directory.import.read": {
    sentence: "Voir les imports de l'annuaire national et leurs comptes rendus",
    openTo: ["coordinator", "administrator"],
  },
  "directory.import.run": {
    sentence: "Importer l'annuaire national : envoyer le fichier, choisir, appliquer, défaire",
    openTo: ["coordinator", "administrator"],
  },
} as const satisfies Record<string, Rule<never>>;
