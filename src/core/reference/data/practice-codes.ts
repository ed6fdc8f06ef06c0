import type { ReferenceDatum } from "./datum.ts";
import { beforeThePlatform } from "./datum.ts";

const sectors: [string, string][] = [
  ["SA01", "Établissement public de santé"],
  ["SA05", "Centre de santé"],
  ["SA07", "Cabinet individuel"],
  ["SA08", "Cabinet de groupe"],
  ["SA09", "Exercice en société"],
  ["SA15", "Protection maternelle et infantile"],
  ["SA17", "Hébergement pour personnes âgées"],
  ["SA25", "Laboratoire de biologie médicale"],
  ["SA29", "Laboratoire d'analyses"],
  ["SA33", "Officine de pharmacie"],
  ["SA42", "Appareillage médical"],
  ["SA50", "Permanence des soins hors cabinet"],
  ["SA52", "Maison ou pôle de santé"],
  ["SA57", "Structure de coopération"],
  ["SA63", "CPTS"],
];

const modes: [string, string][] = [
  ["L", "Libéral"],
  ["S", "Salarié"],
  ["B", "Bénévole"],
];

/* Who may see a slot: national code list of the service d'accès aux soins; codes may be combined. */
const audiences: [string, string][] = [
  ["PUBLIC", "Grand public"],
  ["PRO", "Professionnels de santé"],
  ["SNP", "Soins non programmés (SAS)"],
  ["CPTS", "Membres de la CPTS"],
];

const modalities: [string, string][] = [
  ["AMB", "Au cabinet"],
  ["HH", "À domicile"],
  ["VR", "Téléconsultation"],
];

function list(set: string, source: string, rows: [string, string][]): ReferenceDatum[] {
  return rows.map(([code, label]) => ({
    set,
    code,
    label,
    attributes: {},
    source,
    validFrom: beforeThePlatform,
    validTo: null,
  }));
}

/** Codes that say where and how somebody practises, and how a slot is offered. */
export const practiceCodes: ReferenceDatum[] = [
  ...list(
    "activity-sector",
    "ANS, nomenclature TRE_R02 (OID 1.2.250.1.71.4.2.4), secteurs utiles aux CPTS ; libellés abrégés",
    sectors,
  ),
  ...list("practice-mode", "ANS, extraction publique RPPS, colonne « mode exercice »", modes),
  ...list("slot-audience", "ANS, nomenclature TRE_R314 (type de créneau), guide SAS 1.2.0", audiences),
  ...list("slot-modality", "HL7 v3-ActCode, repris par le guide SAS 1.2.0", modalities),
];
