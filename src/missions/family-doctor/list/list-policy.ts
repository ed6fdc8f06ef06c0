import type { Rule } from "../../../platform/access/index.ts";

export const listRules = {
  "list.read": {
    sentence: "Voir les listes de patients envoyées et leurs comptes rendus",
    openTo: ["coordinator"],
  } satisfies Rule,
  "list.run": {
    sentence: "Envoyer une liste de patients (caisse, médecin qui part), l'appliquer, la défaire, l'effacer",
    openTo: ["coordinator"],
  } satisfies Rule,
} as const;
