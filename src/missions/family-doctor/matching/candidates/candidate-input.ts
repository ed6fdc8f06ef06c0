import type { Coordinates } from "../../../../platform/geo/index.ts";

/** A patient who waits, as the matching sees them: no name, no diagnosis. */
export interface CandidatePatient {
  id: string;
  /** Points of the rules; below 1 counts as 1, so that whoever waits is worth serving. */
  weight: number;
  communeCode: string | null;
  /** null: only volunteers for whom the distance does not decide. */
  location: Coordinates | null;
  needsHomeVisit: boolean;
  /** Professionals who refused this patient, or whom the patient or the coordination excluded. */
  refusedBy: readonly string[];
  excluded: readonly string[];
}

/** An offer that is open on the day of the run. */
export interface CandidateDoctor {
  /** Of the offer. */
  id: string;
  professionalId: string;
  /** Places in all, and those already promised. */
  capacity: number;
  taken: number;
  zone: "territory" | "communes" | "distance";
  communeCodes: readonly string[];
  maxDistanceMeters: number | null;
  location: Coordinates | null;
  homeVisits: boolean;
}

/** How many candidates a patient has at most, and what an unknown distance counts for. */
export const NEAREST = 15;
export const UNKNOWN_METERS = 30_000;
