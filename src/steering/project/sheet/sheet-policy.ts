import { type Actor, actsFor, hasRole, type Rule } from "../../../platform/access/index.ts";

/** What a right on one sheet looks at. */
export interface SheetSubject {
  pilotIds: readonly string[];
}

const steers = (actor: Actor): boolean => hasRole(actor, "coordinator", "administrator");

export const sheetRules = {
  "sheet.read": {
    sentence: "Lire les fiches action du projet de santé, leur calendrier et leurs liens",
    openTo: ["coordinator", "administrator", "professional"],
  },
  "sheet.steer": {
    sentence:
      "Créer, numéroter, adopter et ranger les fiches action, choisir leurs pilotes, écrire les objectifs du projet",
    openTo: ["coordinator", "administrator"],
  },
  "sheet.write": {
    sentence: "Écrire une fiche action et son calendrier",
    openTo: ["coordinator", "administrator", "professional"],
    condition: "un professionnel : les fiches dont il est pilote",
    when: (actor: Actor, sheet: SheetSubject) =>
      steers(actor) || sheet.pilotIds.some((pilot) => actsFor(actor, pilot)),
  },
} as const satisfies Record<string, Rule<SheetSubject>>;
