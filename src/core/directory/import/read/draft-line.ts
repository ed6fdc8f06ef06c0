import { createHash } from "node:crypto";
import { caseName, foldText } from "../../../../platform/text/index.ts";
import type { RppsActivity } from "../parse/index.ts";
import type { LinePayload, PracticeValues, ProfessionalValues, SiteValues } from "./line-values.ts";
import type { CommuneFinder } from "./territory-communes.ts";

export interface LineDraft extends Omit<LinePayload, "isFirstAtSite"> {
  professional: ProfessionalValues;
  practice: PracticeValues;
  /** One practice of one person: the activity without its savoir-faire, which belongs to the person. */
  sourceKey: string;
}

const bounded = (text: string | null, max: number): string | null => text?.slice(0, max) ?? null;
const digest = (text: string): string => createHash("sha256").update(text).digest("hex").slice(0, 32);

/** The key itself while it fits, else its start and a digest of the whole. */
const keyOf = (text: string, max: number): string =>
  text.length <= max ? text : `${text.slice(0, max - 33)}#${digest(text)}`;

/* An activity key ends with mode, savoir-faire type, savoir-faire, sector, role, kind: see parse/read-activity.ts. */
function practiceKey(activityKey: string): string {
  const parts = activityKey.split("/");
  return keyOf([...parts.slice(0, -5), ...parts.slice(-3)].join("/"), 200);
}

const kindBySector: Record<string, string> = {
  SA01: "hospital",
  SA05: "health-centre",
  SA25: "laboratory",
  SA29: "laboratory",
  SA33: "pharmacy",
  SA52: "health-house",
};

/* Where the national file names no structure, an address is a place; without a street, only this person's. */
function siteKey(row: RppsActivity): string {
  if (row.structureTechnicalId) return keyOf(row.structureTechnicalId, 60);
  if (row.siret) return `siret:${row.siret}`;
  if (row.finess) return `finess:${row.finess}`;
  const where = foldText(`${row.communeCode ?? row.postalCode ?? ""} ${row.street ?? ""}`);
  return `adr:${digest(row.street ? where : `${where} ${row.nationalId}`)}`;
}

/* The kind of street comes in small letters beside a name in capitals: cased together, or « Rue De la Gare » comes out. */
const streetOf = ({ street, streetName }: RppsActivity): string =>
  caseName(
    street === null || /\p{Ll}/u.test(streetName ?? "") ? (street ?? "") : street.toLocaleUpperCase("fr"),
  );

function siteOf(row: RppsActivity, communes: CommuneFinder): SiteValues {
  const commune = communes.find(row.communeCode, row.postalCode, row.communeLabel);
  const street = streetOf(row);
  const name = row.structureBrand ?? row.structureName;
  const kind = kindBySector[row.sectorCode ?? ""] ?? "practice";
  return {
    technical_id: siteKey(row),
    name: (name ? caseName(name) : street || `Cabinet ${caseName(row.given)} ${caseName(row.family)}`).slice(
      0,
      200,
    ),
    kind,
    finess: row.finess ?? row.legalFiness,
    siret: row.siret,
    address_line: street.slice(0, 300),
    address_more: caseName(
      [row.addresseeComplement, row.pointComplement, row.distribution].filter(Boolean).join(", "),
    ).slice(0, 300),
    postal_code: row.postalCode,
    commune_code: commune?.code ?? row.communeCode,
    commune_name: bounded(commune?.name ?? (row.communeLabel && caseName(row.communeLabel)), 100),
    // The number beside a private practice is most often the person's: it goes with the activity.
    phone: kind === "practice" ? null : row.phone,
  };
}

/** What one activity of the national file would write here: names cased, codes and texts cut to what a column holds. */
export function draftLine(row: RppsActivity, communes: CommuneFinder): LineDraft {
  const site = siteOf(row, communes);
  const professional = {
    rpps: row.identifier,
    id_type: row.idType,
    civility: bounded(row.civility, 20),
    family_name: caseName(row.family).slice(0, 100),
    given_name: caseName(row.given).slice(0, 100),
    profession_code: row.professionCode,
    category_code: bounded(row.categoryCode, 10),
    speciality_code: bounded(row.specialityCode, 10),
    email: row.email,
  };
  return {
    rpps: row.identifier,
    who: `${professional.given_name} ${professional.family_name}`.trim(),
    professionCode: row.professionCode,
    where: [site.name, site.commune_name].filter(Boolean).join(", ").slice(0, 300),
    siteKey: site.technical_id,
    professional,
    site,
    practice: {
      mode_code: bounded(row.modeCode, 10),
      sector_code: bounded(row.sectorCode, 10),
      role_code: bounded(row.roleCode, 20),
      phone: row.phone ?? row.phone2,
    },
    sourceKey: practiceKey(row.activityKey),
  };
}
