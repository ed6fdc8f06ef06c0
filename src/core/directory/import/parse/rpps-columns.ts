import { normalizeHeader } from "../../../../platform/text/index.ts";

/** The columns that we read, by the field they fill. The national file has 56; labels that a code already says are left. */
export const rppsHeadings = {
  idType: "Type d'identifiant PP",
  identifier: "Identifiant PP",
  nationalId: "Identification nationale PP",
  practiceCivilityCode: "Code civilité d'exercice",
  civilityCode: "Code civilité",
  family: "Nom d'exercice",
  given: "Prénom d'exercice",
  professionCode: "Code profession",
  professionLabel: "Libellé profession",
  categoryCode: "Code catégorie professionnelle",
  savoirFaireType: "Code type savoir-faire",
  specialityCode: "Code savoir-faire",
  specialityLabel: "Libellé savoir-faire",
  modeCode: "Code mode exercice",
  siret: "Numéro SIRET site",
  siren: "Numéro SIREN site",
  finess: "Numéro FINESS site",
  legalFiness: "Numéro FINESS établissement juridique",
  structureTechnicalId: "Identifiant technique de la structure",
  structureName: "Raison sociale site",
  structureBrand: "Enseigne commerciale site",
  addresseeComplement: "Complément destinataire (coord. structure)",
  pointComplement: "Complément point géographique (coord. structure)",
  streetNumber: "Numéro Voie (coord. structure)",
  repetitionIndex: "Indice répétition voie (coord. structure)",
  streetTypeCode: "Code type de voie (coord. structure)",
  streetType: "Libellé type de voie (coord. structure)",
  streetName: "Libellé Voie (coord. structure)",
  distribution: "Mention distribution (coord. structure)",
  cedex: "Bureau cedex (coord. structure)",
  postalCode: "Code postal (coord. structure)",
  communeCode: "Code commune (coord. structure)",
  communeLabel: "Libellé commune (coord. structure)",
  countryCode: "Code pays (coord. structure)",
  phone: "Téléphone (coord. structure)",
  phone2: "Téléphone 2 (coord. structure)",
  fax: "Télécopie (coord. structure)",
  email: "Adresse e-mail (coord. structure)",
  departmentCode: "Code Département (structure)",
  formerStructureId: "Ancien identifiant de la structure",
  authority: "Autorité d'enregistrement",
  sectorCode: "Code secteur d'activité",
  sectorLabel: "Libellé secteur d'activité",
  pharmacistSectionCode: "Code section tableau pharmaciens",
  roleCode: "Code rôle",
  activityTypeCode: "Code genre activité",
} as const;

export type RppsField = keyof typeof rppsHeadings;

/* Without these a line says neither who nor where. Later extractions move the savoir-faire to a file of their own, so
   even that may be absent. */
const requiredFields: readonly RppsField[] = [
  "idType",
  "identifier",
  "nationalId",
  "family",
  "given",
  "professionCode",
  "modeCode",
  "structureTechnicalId",
  "postalCode",
  "communeCode",
];

/* Headings of the full file that we know and do not read: a label beside a code. */
const ignoredHeadings = [
  "Libellé civilité d'exercice",
  "Libellé civilité",
  "Libellé catégorie professionnelle",
  "Libellé type savoir-faire",
  "Libellé mode exercice",
  "Libellé pays (coord. structure)",
  "Libellé Département (structure)",
  "Libellé section tableau pharmaciens",
  "Libellé rôle",
  "Libellé fonction",
  "Libellé genre activité",
];

/* « (coord. structure) », « (coord. Structure) » and « (structure) » were written for one another over the years. */
function headingKey(heading: string): string {
  return normalizeHeader(heading).replace(/ (coord )?structure$/, "");
}

const fieldByKey = new Map<string, RppsField>([
  ...(Object.entries(rppsHeadings) as [RppsField, string][]).map(
    ([field, heading]) => [headingKey(heading), field] as const,
  ),
  [headingKey("Code fonction"), "roleCode"],
]);
const ignoredKeys = new Set(ignoredHeadings.map(headingKey));

export type RppsColumns = {
  /** Number of columns that a line must have, a closing separator not counted. */
  count: number;
  /** Position of each field that the file has. */
  positions: ReadonlyMap<RppsField, number>;
  /** Headings that nobody expected (tolerated, reported), at most 50. */
  unknown: string[];
  /** Headings that we read but the file has not; their fields stay empty. */
  absent: string[];
  /** Headings without which nothing can be imported. */
  missing: string[];
};

/** Reads the heading line (without its line end) whatever the order, case, accents and punctuation of its columns. */
export function readColumns(headingLine: string): RppsColumns {
  const headings = headingLine.split("|").map((heading) => heading.trim());
  if (headings.at(-1) === "") headings.pop();
  const positions = new Map<RppsField, number>();
  const unknown: string[] = [];
  headings.forEach((heading, position) => {
    const key = headingKey(heading);
    const field = fieldByKey.get(key);
    if (field && !positions.has(field)) positions.set(field, position);
    else if (!ignoredKeys.has(key) && unknown.length < 50) unknown.push(heading.slice(0, 100));
  });
  const lacking = (Object.keys(rppsHeadings) as RppsField[]).filter((field) => !positions.has(field));
  const heading = (field: RppsField) => rppsHeadings[field];
  return {
    count: headings.length,
    positions,
    unknown,
    absent: lacking.filter((field) => !requiredFields.includes(field)).map(heading),
    missing: lacking.filter((field) => requiredFields.includes(field)).map(heading),
  };
}
