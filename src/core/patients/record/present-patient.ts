import type { Patient, PatientCandidate } from "../contract.ts";
import type { PatientRow } from "./patient-store.ts";
import type { LikePatientRow } from "./search-patient-rows.ts";

export const presentPatient = (row: PatientRow, doctorName: string | null): Patient => ({
  id: row.id,
  birthFamilyName: row.birth_family_name,
  usedFamilyName: row.used_family_name,
  birthGivenNames: row.birth_given_names,
  usedGivenName: row.used_given_name,
  sex: row.sex as Patient["sex"],
  birthOn: row.birth_on,
  birthPlaceCode: row.birth_place_code,
  identityStatus: row.identity_status as Patient["identityStatus"],
  identityAttributes: row.identity_attributes as Patient["identityAttributes"],
  mergedIntoId: row.merged_into_id,
  phone: row.phone,
  email: row.email,
  addressLine: row.address_line,
  postalCode: row.postal_code,
  communeCode: row.commune_code,
  communeName: row.commune_name,
  latitude: row.latitude,
  longitude: row.longitude,
  contactPerson: row.contact_person,
  ownDoctor: row.own_doctor as Patient["ownDoctor"],
  ownDoctorProfessionalId: row.own_doctor_professional_id,
  ownDoctorName: doctorName ?? row.own_doctor_name,
  createdAt: row.created_at.toISOString(),
  updatedAt: row.updated_at.toISOString(),
});

/** To be sure who the person is: the traits and the commune, which a search shows too. */
export const presentToConfirm = (patient: Patient): Patient => ({
  ...patient,
  phone: null,
  email: null,
  addressLine: "",
  postalCode: null,
  latitude: null,
  longitude: null,
  contactPerson: null,
  ownDoctor: "unknown",
  ownDoctorProfessionalId: null,
  ownDoctorName: null,
});

/** Enough to recognise a person, nothing to reach them by. */
export const presentBrief = (row: PatientRow): Omit<PatientCandidate, "likeness" | "sameBirthDate"> => ({
  id: row.id,
  birthFamilyName: row.birth_family_name,
  usedFamilyName: row.used_family_name,
  birthGivenNames: row.birth_given_names,
  usedGivenName: row.used_given_name,
  sex: row.sex as PatientCandidate["sex"],
  birthOn: row.birth_on,
  communeName: row.commune_name,
});

export const presentCandidate = (row: LikePatientRow, birthOn: string | null): PatientCandidate => ({
  ...presentBrief(row),
  likeness: Math.round(row.likeness * 100) / 100,
  sameBirthDate: birthOn !== null && row.birth_on === birthOn,
});

/** The name people use: used names where there are some. */
export const usualName = (
  row: Pick<PatientRow, "birth_family_name" | "used_family_name" | "birth_given_names" | "used_given_name">,
) => ({
  familyName: row.used_family_name || row.birth_family_name,
  givenName: row.used_given_name || row.birth_given_names.split(/[ ,]+/)[0] || row.birth_given_names,
});
