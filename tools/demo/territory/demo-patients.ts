import { caseName } from "../../../src/platform/text/index.ts";
import { fictionalMobile } from "../rpps-generator/fictional-numbers.ts";
import { inventPerson } from "../rpps-generator/invented-names.ts";
import type { Random } from "../rpps-generator/random.ts";

/** An invented patient, as the form sends one. */
export function inventPatient(random: Random, communeCode: string, ownDoctorId: string | undefined) {
  const { sex, family, given } = inventPerson(random);
  const year = 1932 + random.below(90);
  const birthOn = `${year}-${String(1 + random.below(12)).padStart(2, "0")}-${String(1 + random.below(28)).padStart(2, "0")}`;
  return {
    birthFamilyName: caseName(family),
    birthGivenNames: caseName(given),
    sex,
    birthOn,
    phone: fictionalMobile(random),
    communeCode,
    noTwinConfirmed: true,
    ...(ownDoctorId && random.percent(45)
      ? { ownDoctor: "yes", ownDoctorProfessionalId: ownDoctorId }
      : { ownDoctor: random.percent(60) ? "none" : "unknown" }),
  };
}

export const REASONS = [
  "Fièvre depuis deux jours",
  "Toux et gêne à la gorge",
  "Douleur au bas du dos",
  "Plaie à surveiller après une chute",
  "Otite probable",
  "Éruption sur les bras",
  "Brûlures urinaires",
  "Renouvellement urgent d'un traitement",
  "Douleur au genou",
  "Vomissements depuis la veille",
  "Pansement qui suinte",
  "Tension plus haute que d'habitude",
] as const;
