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

/** All that keeps the record from being made, in the order of the form; empty when it is complete. */
export function patientProblems(
  form: PatientForm,
  birthOn: string | null,
): { field: string; message: string }[] {
  const found: { field: string; message: string }[] = [];
  const need = (holds: boolean, field: string, message: string) => {
    if (!holds) found.push({ field, message });
  };
  need(form.familyName.trim() !== "", "familyName", "Écrivez le nom de naissance.");
  need(form.givenNames.trim() !== "", "givenNames", "Écrivez le prénom.");
  need(
    form.birth === "" || birthOn !== null,
    "birth",
    "Cette date n’existe pas : jour, mois, année (12/03/1948).",
  );
  need(form.sex !== null, "sex", "Choisissez : féminin, masculin ou inconnu.");
  need(form.ownDoctor !== null, "ownDoctor", "Dites s’il a un médecin traitant.");
  return found;
}
