import type { LetterRow } from "./data/letter-rows.ts";
import { professions } from "./data/professions.ts";

const rowByProfession = new Map(
  professions.map(({ code, attributes }) => [code, attributes["letterRow"] as LetterRow]),
);
const generalPractice = new Set(["SM26", "SM53", "SM54"]);
const biologyBySpeciality = new Set(["SM03"]);
const biologySectors = new Set(["SA25", "SA29"]);

/**
 * The row of the lettre d'intention in which a professional is counted. A doctor is a general practitioner by speciality
 * (SM26, SM53, SM54); a doctor or pharmacist is a biologist by speciality SM03 or by practising in a laboratory.
 */
export function letterRowOf(practice: {
  professionCode: string;
  specialityCode?: string | null | undefined;
  sectorCode?: string | null | undefined;
}): LetterRow {
  const { professionCode, specialityCode, sectorCode } = practice;
  const mayBeBiologist = professionCode === "10" || professionCode === "21";
  if (
    mayBeBiologist &&
    (biologyBySpeciality.has(specialityCode ?? "") || biologySectors.has(sectorCode ?? ""))
  ) {
    return "BIOLOGISTES";
  }
  if (professionCode === "10" && generalPractice.has(specialityCode ?? "")) return "MEDECINS_GENERALISTES";
  return rowByProfession.get(professionCode) ?? "AUTRES";
}
