import type { Situation } from "../../contract.ts";
import type { Declaration } from "../client/search-client.ts";
import { situationOf } from "./situation-of.ts";

export type Criterion = "ald" | "disability" | "pregnancy" | "homebound" | "isolated";

/** All that is typed before a request exists; the two ids are made here, so that a second try is the same record. */
export type DeclarationDraft = {
  requestId: string;
  newPatientId: string;
  /** Chosen among those already recorded. */
  patientId: string | null;
  patientLabel: string;
  familyName: string;
  givenNames: string;
  birth: string;
  sex: "F" | "M" | "U" | null;
  phone: string;
  communeCode: string | null;
  noneOfThem: boolean;
  criteria: Criterion[];
  rights: "none" | "c2s" | "ame" | null;
  needsHomeVisit: "yes" | "no" | null;
  treatmentEndsOn: string;
  leftHospitalOn: string;
  languages: string[];
  /** The médecin traitant of somebody of the household, and the name to show. */
  familyProfessionalId: string | null;
  familyDoctorName: string;
  wish: string;
  fragilityNote: string;
  reachBy: Situation["reachBy"];
  /** Asked of a new patient whose way needs them; a draft kept on the device may be older than the question. */
  email?: string;
  addressLine?: string;
  homePostalCode?: string;
  carerName: string;
  carerPhone: string;
  agreedHow: "spoken" | "written" | "representative";
  agreed: boolean;
};

export const emptyDeclaration = (requestId: string, newPatientId: string): DeclarationDraft => ({
  requestId,
  newPatientId,
  patientId: null,
  patientLabel: "",
  familyName: "",
  givenNames: "",
  birth: "",
  sex: null,
  phone: "",
  communeCode: null,
  noneOfThem: false,
  criteria: [],
  rights: null,
  needsHomeVisit: null,
  treatmentEndsOn: "",
  leftHospitalOn: "",
  languages: [],
  familyProfessionalId: null,
  familyDoctorName: "",
  wish: "",
  fragilityNote: "",
  reachBy: "phone",
  email: "",
  addressLine: "",
  homePostalCode: "",
  carerName: "",
  carerPhone: "",
  agreedHow: "spoken",
  agreed: false,
});

export type Problems = Partial<
  Record<
    | "familyName"
    | "givenNames"
    | "birth"
    | "sex"
    | "phone"
    | "communeCode"
    | "email"
    | "addressLine"
    | "homePostalCode"
    | "agreed",
    string
  >
>;

/** What keeps the declaration from leaving, by field; `birthOn` is null for a date that does not exist. */
export function problemsOf(draft: DeclarationDraft, birthOn: string | null): Problems {
  const found: Problems = {};
  if (!draft.patientId) {
    if (draft.familyName.trim() === "") found.familyName = "Écrivez le nom de naissance.";
    if (draft.givenNames.trim() === "") found.givenNames = "Écrivez le prénom.";
    if (draft.birth !== "" && birthOn === null)
      found.birth = "Cette date n’existe pas : jour, mois, année (12/03/1948).";
    if (draft.sex === null) found.sex = "Choisissez : féminin, masculin ou inconnu.";
    if (draft.phone !== "" && !isPhone(draft.phone)) found.phone = "Ce numéro n’est pas complet.";
    Object.assign(found, wayProblems(draft));
  }
  if (!draft.agreed) found.agreed = "Sans l’accord de la personne, la demande ne peut pas être ouverte.";
  return found;
}

/** Who is to be told by letter or by mail needs what it takes; else they would be told by nobody. */
function wayProblems(draft: DeclarationDraft): Problems {
  const found: Problems = {};
  const email = draft.email?.trim() ?? "";
  if (draft.reachBy === "mail" && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email))
    found.email = "Écrivez l’adresse mail, ou choisissez une autre façon de prévenir.";
  if (draft.reachBy !== "letter") return found;
  if (!draft.addressLine?.trim())
    found.addressLine = "Écrivez le numéro et la rue, ou choisissez une autre façon de prévenir.";
  if (!/^\d{5}$/.test(draft.homePostalCode ?? "")) found.homePostalCode = "Un code postal a 5 chiffres.";
  if (draft.communeCode === null) found.communeCode = "Choisissez la commune : la lettre y est envoyée.";
  return found;
}

/** Same test as the server's. */
export const isPhone = (text: string): boolean => /^\+?\d{6,15}$/.test(text.replace(/[\s.\-()]/g, ""));

export const declarationOf = (draft: DeclarationDraft, patientId: string): Declaration => ({
  id: draft.requestId,
  patientId,
  agreedHow: draft.agreedHow,
  carer:
    draft.carerName.trim() === ""
      ? null
      : { name: draft.carerName.trim(), phone: isPhone(draft.carerPhone) ? draft.carerPhone : null },
  situation: situationOf(draft),
});
