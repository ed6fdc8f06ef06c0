import { formatPhone, formatPlainDate } from "../../../design/index.ts";
import type { Patient } from "../contract.ts";
import type { Identity } from "../identity/identity-contract.ts";
import type { SideBrief } from "../twins/twins-contract.ts";

export const STATUS_WORDS: Record<Patient["identityStatus"], string> = {
  PROVISOIRE: "Provisoire",
  RECUPEREE: "Récupérée",
  VALIDEE: "Validée",
  QUALIFIEE: "Qualifiée",
};

export const ATTRIBUTE_WORDS: Record<Identity["attributes"][number], string> = {
  douteuse: "identité douteuse",
  fictive: "identité fictive (essai, formation)",
  homonyme: "homonyme connu",
};

const SEX: Record<Patient["sex"], string> = { F: "féminin", M: "masculin", U: "inconnu" };
const OWN_DOCTOR: Record<Patient["ownDoctor"], string> = { yes: "oui", none: "aucun", unknown: "non dit" };

/** « Amélie LEFÈVRE, née le 3 février 1951 » without agreeing the participle, which the sex may not tell. */
export const nameOf = (one: SideBrief | Patient): string =>
  [
    one.usedGivenName || one.birthGivenNames,
    one.usedFamilyName ? `${one.usedFamilyName} (${one.birthFamilyName})` : one.birthFamilyName,
  ].join(" ");

export const bornOf = (one: SideBrief | Patient): string =>
  one.birthOn ? formatPlainDate(one.birthOn) : "date de naissance inconnue";

/** The lines of a comparison: field, words, and the value as people read it. */
export const LINES: readonly [field: keyof Patient, label: string, read: (one: Patient) => string | null][] =
  [
    ["birthFamilyName", "Nom de naissance", (one) => one.birthFamilyName],
    ["usedFamilyName", "Nom utilisé", (one) => one.usedFamilyName],
    ["birthGivenNames", "Prénoms de naissance", (one) => one.birthGivenNames],
    ["usedGivenName", "Prénom utilisé", (one) => one.usedGivenName],
    ["birthOn", "Date de naissance", (one) => (one.birthOn ? formatPlainDate(one.birthOn) : null)],
    ["sex", "Sexe", (one) => SEX[one.sex]],
    ["birthPlaceCode", "Lieu de naissance (code)", (one) => one.birthPlaceCode],
    ["identityStatus", "Identité", (one) => STATUS_WORDS[one.identityStatus]],
    ["phone", "Téléphone", (one) => (one.phone ? formatPhone(one.phone) : null)],
    ["email", "Mail", (one) => one.email],
    ["addressLine", "Adresse", (one) => one.addressLine || null],
    ["communeCode", "Commune", (one) => one.communeName ?? one.communeCode],
    ["contactPerson", "Proche à prévenir", (one) => one.contactPerson],
    ["ownDoctor", "Médecin traitant", (one) => one.ownDoctorName ?? OWN_DOCTOR[one.ownDoctor]],
  ];
