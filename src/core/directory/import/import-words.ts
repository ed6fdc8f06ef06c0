import type { Outcome } from "./read/line-values.ts";

export const outcomeWords: Record<Outcome, string> = {
  create: "Créé",
  change: "Modifié",
  same: "Identique",
  kept: "Gardé",
  refused: "Refusé",
  left: "Parti",
};

/** Columns that an import may change, as people call them. */
export const fieldWords: Record<string, string> = {
  civility: "Civilité",
  family_name: "Nom",
  given_name: "Prénom",
  profession_code: "Profession",
  category_code: "Catégorie",
  speciality_code: "Spécialité",
  email: "Adresse mail",
  name: "Nom du lieu",
  kind: "Type de lieu",
  finess: "Numéro FINESS",
  siret: "Numéro SIRET",
  address_line: "Adresse",
  address_more: "Complément d'adresse",
  postal_code: "Code postal",
  commune_code: "Code de la commune",
  commune_name: "Commune",
  phone: "Téléphone",
  mode_code: "Mode d'exercice",
  sector_code: "Secteur d'activité",
  role_code: "Fonction",
  active: "En activité",
};
