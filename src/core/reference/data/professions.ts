import type { ReferenceDatum } from "./datum.ts";
import { beforeThePlatform } from "./datum.ts";
import type { LetterRow } from "./letter-rows.ts";

/* Code of TRE_G15 | label | row of the lettre d'intention (a doctor's or pharmacist's speciality may change it) |
   whether this caregiver sees patients and may ask for an orientation. The third and fourth are our choice, editable. */
const rows: [string, string, LetterRow, boolean][] = [
  ["10", "Médecin", "MEDECINS_SPECIALISTES", true],
  ["21", "Pharmacien", "PHARMACIENS", true],
  ["26", "Audioprothésiste", "AUTRES", true],
  ["28", "Opticien-lunetier", "AUTRES", true],
  ["31", "Assistant dentaire", "AUTRES", false],
  ["32", "Physicien médical", "AUTRES", false],
  ["35", "Aide-soignant", "AUTRES", true],
  ["36", "Ambulancier", "AUTRES", true],
  ["37", "Auxiliaire de puériculture", "AUTRES", true],
  ["38", "Préparateur en pharmacie hospitalière", "AUTRES", false],
  ["39", "Préparateur en pharmacie d'officine", "AUTRES", true],
  ["40", "Chirurgien-dentiste", "DENTISTES", true],
  ["50", "Sage-femme", "SAGES_FEMMES", true],
  ["60", "Infirmier", "INFIRMIERS", true],
  ["69", "Infirmier psychiatrique", "INFIRMIERS", true],
  ["70", "Masseur-kinésithérapeute", "MASSEURS_KINESITHERAPEUTES", true],
  ["80", "Pédicure-podologue", "PEDICURES_PODOLOGUES", true],
  ["81", "Orthoprothésiste", "AUTRES", false],
  ["82", "Podo-orthésiste", "PEDICURES_PODOLOGUES", true],
  ["83", "Orthopédiste-orthésiste", "PEDICURES_PODOLOGUES", true],
  ["84", "Oculariste", "AUTRES", false],
  ["85", "Épithésiste", "AUTRES", false],
  ["86", "Technicien de laboratoire médical", "AUTRES", false],
  ["91", "Orthophoniste", "ORTHOPHONISTES", true],
  ["92", "Orthoptiste", "ORTHOPTISTES", true],
  ["93", "Psychologue", "AUTRES", true],
  ["94", "Ergothérapeute", "AUTRES", true],
  ["95", "Diététicien", "AUTRES", true],
  ["96", "Psychomotricien", "AUTRES", true],
  ["98", "Manipulateur en électroradiologie médicale", "AUTRES", true],
];

/** Professions of the national nomenclature TRE_G15 (OID 1.2.250.1.71.1.2.7). */
export const professions: ReferenceDatum[] = rows.map(([code, label, letterRow, mayRequest]) => ({
  set: "profession",
  code,
  label,
  attributes: { letterRow, mayRequest },
  source:
    "ANS, nomenclature TRE_G15 (OID 1.2.250.1.71.1.2.7) ; ligne de lettre et droit de demander : choix de Maillage",
  validFrom: beforeThePlatform,
  validTo: null,
}));
