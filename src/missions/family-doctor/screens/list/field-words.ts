import type { ListField } from "../../list/list-fields.ts";

/** In the order of the form. */
export const FIELD_LABELS: Record<ListField, string> = {
  birthFamilyName: "Nom de naissance",
  usedFamilyName: "Nom utilisé",
  birthGivenNames: "Prénoms",
  fullName: "Nom et prénom, dans une seule colonne",
  birthOn: "Date de naissance",
  sex: "Sexe",
  postalCode: "Code postal",
  commune: "Commune",
  addressLine: "Adresse",
  phone: "Téléphone",
  email: "Adresse mail",
  ald: "ALD (oui ou non)",
  c2s: "C2S, ou droits (C2S, AME)",
  ame: "AME (oui ou non)",
  formerDoctor: "Médecin qui part",
  withoutDoctorSinceOn: "Sans médecin depuis",
  ins: "Matricule INS (vu, jamais gardé)",
};

export const LIST_FIELDS = Object.keys(FIELD_LABELS) as ListField[];
/** Without these nobody can be told from another, unless one column has both. */
const REQUIRED: readonly ListField[] = ["birthFamilyName", "birthGivenNames"];
export const missingFields = (columns: Partial<Record<ListField, unknown>>): ListField[] =>
  columns.fullName === undefined ? REQUIRED.filter((field) => columns[field] === undefined) : [];
