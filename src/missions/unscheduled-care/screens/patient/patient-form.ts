import type { NamedDoctor } from "./doctor-picker.tsx";

/** What is typed of a patient before there is a record. `id` is made here, so that a second try is the same record. */
export type PatientForm = {
  id: string;
  familyName: string;
  givenNames: string;
  usedFamilyName: string;
  birth: string;
  sex: "F" | "M" | "U" | null;
  phone: string;
  ownDoctor: "yes" | "none" | "unknown" | null;
  doctor: NamedDoctor;
  noneOfThem: boolean;
};

export const emptyPatient = (id: string): PatientForm => ({
  id,
  familyName: "",
  givenNames: "",
  usedFamilyName: "",
  birth: "",
  sex: null,
  phone: "",
  ownDoctor: null,
  doctor: { professionalId: null, name: "" },
  noneOfThem: false,
});

/** First thing that keeps the record from being made, as a sentence by field; null when it is complete. */
export function patientProblem(
  form: PatientForm,
  birthOn: string | null,
): { field: string; why: string } | null {
  if (form.familyName.trim().length < 1) return { field: "familyName", why: "Écrivez le nom de naissance." };
  if (form.givenNames.trim().length < 1) return { field: "givenNames", why: "Écrivez le prénom." };
  if (form.birth !== "" && birthOn === null)
    return { field: "birth", why: "Cette date n’existe pas : jour, mois, année (12/03/1948)." };
  if (form.sex === null) return { field: "sex", why: "Choisissez : féminin, masculin ou inconnu." };
  if (form.ownDoctor === null) return { field: "ownDoctor", why: "Dites s’il a un médecin traitant." };
  return null;
}
