import { type DraftPart, formatPhone, formatPlainDate } from "../../../../design/index.ts";
import { languageInWords, WAY_WORDS } from "../client/doctor-words.ts";
import type { Criterion } from "../declare/declaration-draft.ts";
import type { CorrectionDraft } from "./correction-draft.ts";

const CRITERIA: Record<Criterion, string> = {
  ald: "affection de longue durée",
  homebound: "ne se déplace plus",
  isolated: "personne isolée",
  disability: "handicap",
  pregnancy: "grossesse",
};
const RIGHTS = { c2s: "C2S", ame: "AME", none: "ni C2S, ni AME" };
const YES_NO = { yes: "oui", no: "non" };

const day = (value: string): string => (/^\d{4}-\d{2}-\d{2}$/.test(value) ? formatPlainDate(value) : value);
const phone = (value: string): string => value && formatPhone(value);

/** All that a correction may change, as two who correct at once compare it. `communeName`: by its code. */
export const correctionParts = (
  communeName: (code: string) => string,
): readonly DraftPart<CorrectionDraft>[] => [
  {
    label: "Commune",
    keys: ["postalCode", "communeCode"],
    say: ({ postalCode, communeCode }) =>
      [postalCode, communeCode && communeName(communeCode)].filter(Boolean).join(" "),
  },
  {
    label: "Situation",
    keys: ["criteria"],
    say: ({ criteria }) => criteria.map((code) => CRITERIA[code]).join(", "),
  },
  { label: "Droits", keys: ["rights"], say: ({ rights }) => (rights ? RIGHTS[rights] : "") },
  {
    label: "Visites à domicile",
    keys: ["needsHomeVisit"],
    say: ({ needsHomeVisit }) => (needsHomeVisit ? YES_NO[needsHomeVisit] : ""),
  },
  { label: "Fin du traitement", keys: ["treatmentEndsOn"], say: (one) => day(one.treatmentEndsOn) },
  { label: "Sortie de l’hôpital", keys: ["leftHospitalOn"], say: (one) => day(one.leftHospitalOn) },
  {
    label: "Sans médecin traitant depuis",
    keys: ["withoutDoctorSinceOn"],
    say: (one) => day(one.withoutDoctorSinceOn),
  },
  {
    label: "Langues",
    keys: ["languages"],
    say: ({ languages }) => languages.map(languageInWords).join(", "),
  },
  {
    label: "Médecin d’un proche du foyer",
    keys: ["familyProfessionalId", "familyDoctorName"],
    say: ({ familyDoctorName }) => familyDoctorName,
  },
  { label: "Souhait", keys: ["wish"], say: ({ wish }) => wish },
  { label: "Précision du déclarant", keys: ["fragilityNote"], say: ({ fragilityNote }) => fragilityNote },
  { label: "À prévenir", keys: ["reachBy"], say: ({ reachBy }) => WAY_WORDS[reachBy].toLowerCase() },
  {
    label: "Proche ou aidant",
    keys: ["carerName", "carerPhone"],
    say: ({ carerName, carerPhone }) => [carerName, phone(carerPhone)].filter(Boolean).join(", "),
  },
];
