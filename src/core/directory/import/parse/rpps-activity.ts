import type { NationalId } from "./rpps-number.ts";

/**
 * One line of the national extraction: one activity of one person. Texts are trimmed, as the file writes them (mostly
 * capitals); what is empty or unusable is null. Codes are not checked against the nomenclatures.
 */
export type RppsActivity = NationalId & {
  /**
   * What the file lacks, a key for this activity: person, profession, place (technical structure, else SIRET, FINESS or
   * address), mode, savoir-faire, sector, role and kind of activity. Stable when lines move from one extraction to the next.
   */
  activityKey: string;
  /** The eleven digits for a person in the RPPS, null for a number of the former ADELI register. */
  rpps: string | null;
  civility: string | null;
  family: string;
  given: string;
  professionCode: string;
  professionLabel: string | null;
  categoryCode: string | null;
  savoirFaireType: string | null;
  specialityCode: string | null;
  specialityLabel: string | null;
  modeCode: string | null;
  siret: string | null;
  siren: string | null;
  finess: string | null;
  legalFiness: string | null;
  structureTechnicalId: string | null;
  structureName: string | null;
  structureBrand: string | null;
  addresseeComplement: string | null;
  pointComplement: string | null;
  streetNumber: string | null;
  repetitionIndex: string | null;
  streetTypeCode: string | null;
  streetType: string | null;
  streetName: string | null;
  distribution: string | null;
  cedex: string | null;
  /** Number, index, kind and name of the street in one line, null without any. */
  street: string | null;
  postalCode: string | null;
  communeCode: string | null;
  communeLabel: string | null;
  countryCode: string | null;
  departmentCode: string | null;
  /** E.164, as +33… or +262…. */
  phone: string | null;
  phone2: string | null;
  fax: string | null;
  email: string | null;
  formerStructureId: string | null;
  authority: string | null;
  sectorCode: string | null;
  sectorLabel: string | null;
  pharmacistSectionCode: string | null;
  roleCode: string | null;
  activityTypeCode: string | null;
};

export type ReadActivity = { row: RppsActivity; warnings: string[] } | { reason: string };
