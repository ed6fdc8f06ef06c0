/** What the ranking looks at of a volunteer for whom every hard condition holds. */
export interface RankedVolunteer {
  offer_id: string;
  professional_id: string;
  distance_meters: number | null;
  home_visits: boolean;
  languages: readonly string[];
  profiles: readonly string[];
  capacity: number;
  taken: number;
}

export interface Wanted {
  familyProfessionalId: string | null;
  languages: readonly string[];
  needsHomeVisit: boolean | null;
  /** Codes of offers' profiles that are this patient's. */
  profiles: readonly string[];
}

/** The columns of a request that say what its patient would rather have. */
export interface WantedColumns {
  family_professional_id: string | null;
  languages: readonly string[];
  needs_home_visit: boolean | null;
  ald: boolean | null;
  disability: boolean | null;
  pregnancy: boolean | null;
  homebound: boolean | null;
  age_band: string | null;
}

export interface Ranked<Volunteer> {
  volunteer: Volunteer;
  score: number;
  /** Taken / capacity were this patient given, 0 to 1. */
  loadAfter: number;
  isFamilyDoctor: boolean;
  /** French, the strongest first. */
  reasons: string[];
}

// One point is a hundred metres: a household's doctor is worth crossing the territory, a shared language 30 km, and a doctor
// whose places are all taken stands 20 km behind one who has them all.
const FAMILY_DOCTOR = 1_000;
const LANGUAGE = 300;
const PROFILE = 50;
const FULL_LOAD = 200;
const FAR = 500;

export const wantedOf = (row: WantedColumns): Wanted => ({
  familyProfessionalId: row.family_professional_id,
  languages: row.languages,
  needsHomeVisit: row.needs_home_visit,
  profiles: [
    ...(row.ald ? ["ald"] : []),
    ...(row.disability ? ["disability"] : []),
    ...(row.pregnancy ? ["pregnancy"] : []),
    ...(row.homebound ? ["homebound"] : []),
    ...(row.age_band === "0-15" ? ["child"] : []),
    ...(row.age_band === "70-79" || row.age_band === "80+" ? ["over-70"] : []),
  ],
});

/** The best first; ties by id, so that the same input gives the same answer. Pure. */
export function rankCandidates<Volunteer extends RankedVolunteer>(
  volunteers: readonly Volunteer[],
  wanted: Wanted,
): Ranked<Volunteer>[] {
  return volunteers
    .map((volunteer) => rankOne(volunteer, wanted))
    .sort((a, b) => b.score - a.score || (a.volunteer.offer_id < b.volunteer.offer_id ? -1 : 1));
}

function rankOne<Volunteer extends RankedVolunteer>(volunteer: Volunteer, wanted: Wanted): Ranked<Volunteer> {
  const isFamilyDoctor = volunteer.professional_id === wanted.familyProfessionalId;
  const language = wanted.languages.find((one) => one !== "fr" && volunteer.languages.includes(one));
  const profile = wanted.profiles.some((one) => volunteer.profiles.includes(one));
  const loadAfter = Math.min(1, (volunteer.taken + 1) / Math.max(1, volunteer.capacity));
  const meters = volunteer.distance_meters;
  const score =
    (isFamilyDoctor ? FAMILY_DOCTOR : 0) +
    (language ? LANGUAGE : 0) +
    (profile ? PROFILE : 0) -
    Math.round(FULL_LOAD * loadAfter) -
    (meters === null ? FAR : Math.min(FAR, Math.round(meters / 100)));
  return {
    volunteer,
    score,
    loadAfter: Math.round(loadAfter * 1000) / 1000,
    isFamilyDoctor,
    reasons: [
      ...(isFamilyDoctor ? ["Médecin d'un membre du foyer"] : []),
      ...(language ? [`Parle la langue du patient (${languageInFrench(language)})`] : []),
      capitalised(awayWords(meters)),
      ...(wanted.needsHomeVisit ? ["Se déplace à domicile"] : []),
      ...(profile ? ["A dit prendre volontiers ce type de suivi"] : []),
      `${volunteer.taken} place${volunteer.taken > 1 ? "s" : ""} promise${volunteer.taken > 1 ? "s" : ""} sur ${volunteer.capacity}`,
    ],
  };
}

const LANGUAGES = new Intl.DisplayNames("fr", { type: "language", fallback: "code" });
/** « ar » → « arabe » */
const languageInFrench = (code: string): string => LANGUAGES.of(code) ?? code;

/**
 * « à 850 m », « à 2,4 km »; null: the place of one of the two is not known. Not a metre between them: both are known by the centre of
 * their commune alone, which says nothing of the way to go.
 */
export const awayWords = (meters: number | null): string =>
  meters === null
    ? "distance inconnue"
    : meters < 1
      ? "dans la même commune, distance non connue"
      : `à ${distanceWords(meters)}`;

const capitalised = (words: string): string => words.charAt(0).toLocaleUpperCase("fr") + words.slice(1);

const distanceWords = (meters: number): string =>
  meters < 950
    ? `${Math.max(50, Math.round(meters / 50) * 50)} m`
    : `${(Math.round(meters / 100) / 10).toString().replace(".", ",")} km`;
