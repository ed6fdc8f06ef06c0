import type { CandidateDoctor, CandidatePatient } from "../candidates/candidate-input.ts";
import { seededNumbers } from "./random-instance.ts";

export interface RegisterShape {
  patients: number;
  doctors: number;
  /** Places in all, as a share of the patients. */
  places: number;
  /** Everybody in the middle of a commune, so that distances are the same by hundreds; or each at an address. */
  at: "communes" | "addresses" | "one-point";
}

const COMMUNES = 60;

/** A territory of 50 km with towns and villages; the same for the same seed. */
export function randomRegister(
  seed: number,
  shape: RegisterShape,
): { patients: CandidatePatient[]; doctors: CandidateDoctor[] } {
  const below = seededNumbers(seed);
  const degrees = () => (below(1_000_001) - 500_000) / 2_000_000;
  const centres = Array.from({ length: COMMUNES }, () => ({
    latitude: 43.6 + degrees(),
    longitude: 1.4 + degrees(),
  }));
  // The product of two draws: a few towns have most of the people.
  const somewhere = () => {
    const commune = shape.at === "one-point" ? 0 : below(1 + below(COMMUNES));
    const { latitude, longitude } = centres[commune]!;
    const away = shape.at === "addresses" ? 0.1 : 0;
    return {
      communeCode: `31${String(commune).padStart(3, "0")}`,
      location: { latitude: latitude + away * degrees(), longitude: longitude + away * degrees() },
    };
  };
  const mean = (shape.patients * shape.places) / Math.max(1, shape.doctors);
  const doctors = Array.from({ length: shape.doctors }, (_, i): CandidateDoctor => {
    const { location } = somewhere();
    const zone = (["territory", "territory", "distance"] as const)[below(3)]!;
    return {
      id: `offer-${i}`,
      professionalId: `doctor-${i}`,
      capacity: Math.round((mean * (40 + below(121))) / 100),
      taken: 0,
      zone,
      communeCodes: [],
      maxDistanceMeters: zone === "distance" ? 10_000 + below(20_000) : null,
      location,
      homeVisits: below(2) === 0,
    };
  });
  const patients = Array.from(
    { length: shape.patients },
    (_, i): CandidatePatient => ({
      id: `request-${i}`,
      weight: 1 + below(100),
      ...somewhere(),
      needsHomeVisit: below(10) === 0,
      refusedBy: below(20) === 0 ? [`doctor-${below(Math.max(1, shape.doctors))}`] : [],
      excluded: [],
    }),
  );
  return { patients, doctors };
}
