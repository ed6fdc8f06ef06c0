import type { CandidateDoctor, CandidatePatient } from "../../matching/candidates/candidate-input.ts";
import type { SnapshotTexts } from "../read-snapshot.ts";
import type { OfferedRow, WaitingRow } from "../snapshot-store.ts";

const PAGE = 1_000;

/** A register made by a program as the database would have written it; for tests and benchmarks. */
export function registerTexts(register: {
  patients: readonly CandidatePatient[];
  doctors: readonly CandidateDoctor[];
}): SnapshotTexts {
  const waiting = register.patients.map(waitingOf);
  return {
    offered: JSON.stringify(register.doctors.map(offeredOf)),
    places: "[]",
    pages: Array.from({ length: Math.ceil(waiting.length / PAGE) }, (_, i) =>
      JSON.stringify(waiting.slice(i * PAGE, (i + 1) * PAGE)),
    ),
  };
}

const placeOf = ({ location }: CandidatePatient | CandidateDoctor) => ({
  latitude: location?.latitude ?? null,
  longitude: location?.longitude ?? null,
});

const waitingOf = (one: CandidatePatient): WaitingRow => ({
  id: one.id,
  weight: one.weight,
  commune_code: one.communeCode,
  ...placeOf(one),
  needs_home_visit: one.needsHomeVisit,
  family_professional_id: null,
  languages: [],
  ald: null,
  disability: null,
  pregnancy: null,
  homebound: null,
  age_band: null,
  refused_by: [...one.refusedBy],
  excluded: [...one.excluded],
});

const offeredOf = (one: CandidateDoctor): OfferedRow => ({
  id: one.id,
  professional_id: one.professionalId,
  given_name: "Alix",
  family_name: one.professionalId,
  capacity: one.capacity,
  taken: one.taken,
  per_month: null,
  of_month: 0,
  zone: one.zone,
  commune_codes: [...one.communeCodes],
  max_distance_meters: one.maxDistanceMeters,
  home_visits: one.homeVisits,
  languages: [],
  profiles: [],
  ...placeOf(one),
});
