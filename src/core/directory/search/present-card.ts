import type { PracticePlace, ProfessionalCard } from "./search-contract.ts";

export interface PracticeJson {
  id: string;
  siteId: string;
  siteName: string;
  siteKind: string;
  addressLine: string;
  postalCode: string | null;
  communeCode: string | null;
  communeName: string | null;
  latitude: number | null;
  longitude: number | null;
  precision: string | null;
  phone: string | null;
  wheelchair: boolean | null;
  accessNote: string | null;
}

export interface CardRow {
  id: string;
  civility: string | null;
  family_name: string;
  given_name: string;
  profession_code: string;
  profession_label: string | null;
  speciality_code: string | null;
  speciality_label: string | null;
  accepts_new_patients: boolean | null;
  home_visits: boolean | null;
  teleconsultation: boolean | null;
  snp_volunteer: boolean;
  languages: string[];
  active: boolean;
  score: number;
  distance: number | null;
  practices: PracticeJson[];
}

// Doctors and dentists are addressed so; the national file's civilities are « M », « MME ».
const DOCTORS = new Set(["10", "40"]);

/** « Dr Alix Docteur » */
export const displayName = (row: {
  given_name: string;
  family_name: string;
  profession_code: string;
}): string =>
  `${DOCTORS.has(row.profession_code) ? "Dr " : ""}${`${row.given_name} ${row.family_name}`.trim()}`;

/** « 3 rue du Moulin, 31520 Ramonville-Saint-Agne » */
export const writeAddress = (line: string, postalCode: string | null, communeName: string | null): string =>
  [line, [postalCode, communeName].filter(Boolean).join(" ")].filter(Boolean).join(", ");

export const presentPractice = ({ addressLine, postalCode, ...place }: PracticeJson): PracticePlace => ({
  ...place,
  address: writeAddress(addressLine, postalCode, place.communeName),
});

export const presentCard = (row: CardRow): ProfessionalCard => ({
  id: row.id,
  displayName: displayName(row),
  professionCode: row.profession_code,
  professionLabel: row.profession_label ?? row.profession_code,
  specialityCode: row.speciality_code,
  specialityLabel: row.speciality_label,
  acceptsNewPatients: row.accepts_new_patients,
  homeVisits: row.home_visits,
  teleconsultation: row.teleconsultation,
  snpVolunteer: row.snp_volunteer,
  languages: row.languages,
  active: row.active,
  distanceMeters: row.distance,
  practices: row.practices.map(presentPractice),
});
