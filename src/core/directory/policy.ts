import {
  type Actor,
  actsFor,
  can,
  definePolicy,
  hasRole,
  ROLES,
  type Rule,
} from "../../platform/access/index.ts";
import { importRules } from "./import/import-rules.ts";

/** Whose record: the professional's id; at a place, all who practise there. */
export interface OfRecord {
  professionalIds: readonly string[];
}

const concerned = (actor: Actor, { professionalIds }: OfRecord): boolean =>
  hasRole(actor, "coordinator") || professionalIds.some((id) => actsFor(actor, id));

const OWN = "sa propre fiche, celle du professionnel que l'on assiste, ou toutes pour la coordination";
const EDITORS = ["coordinator", "professional", "assistant"] as const;

export const policy = definePolicy("directory", {
  "directory.read": {
    sentence: "Chercher dans l'annuaire et lire les fiches, les lieux et les ressources",
    openTo: ROLES,
  },
  // Direct lines ring on a professional's desk, mobile or mailbox: a partner outside the CPTS has the public number.
  "directory.direct-line.read": {
    sentence: "Voir les lignes directes et les mails, réservés aux soignants de la CPTS",
    openTo: ["coordinator", "professional", "operator", "assistant"],
  },
  "directory.professional.create": {
    sentence: "Ajouter un professionnel à la main",
    openTo: ["coordinator"],
  },
  "directory.professional.edit": {
    sentence: "Modifier une fiche de professionnel (offres, langues, contacts)",
    openTo: EDITORS,
    condition: OWN,
    when: concerned,
  } as Rule<OfRecord>,
  "directory.identity.edit": {
    sentence: "Corriger le nom, la profession ou la spécialité d'un professionnel",
    openTo: ["coordinator"],
  },
  "directory.professional.set-active": {
    sentence: "Retirer un professionnel de l'annuaire, ou l'y remettre",
    openTo: ["coordinator"],
  },
  "directory.site.create": { sentence: "Ajouter un lieu d'exercice", openTo: ["coordinator"] },
  "directory.site.edit": {
    sentence: "Modifier un lieu d'exercice (téléphone, accès, position)",
    openTo: EDITORS,
    condition: "un lieu où l'on exerce, ou tous pour la coordination",
    when: concerned,
  } as Rule<OfRecord>,
  "directory.practice.edit": {
    sentence: "Dire où un professionnel exerce, et où il n'exerce plus",
    openTo: EDITORS,
    condition: OWN,
    when: concerned,
  } as Rule<OfRecord>,
  "directory.resource.edit": {
    sentence: "Tenir la liste des ressources du territoire et leurs horaires",
    openTo: ["coordinator"],
  },
  ...importRules,
});

/** For the missions, which show lines of the directory in their own pages. */
export const mayReadDirectLines = (actor: Actor): boolean =>
  can(actor, policy.rules["directory.direct-line.read"], undefined as never);
