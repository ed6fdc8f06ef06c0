import { distanceMeters } from "../../../../platform/geo/index.ts";
import { INSTANCE_LIMITS } from "../instance/packed-instance.ts";
import type { CandidateDoctor, CandidatePatient } from "./candidate-input.ts";

/** Why a volunteer is not a candidate for a patient, in the order in which it is looked at. */
export type PairRefusal =
  | "no-place"
  | "refused-before"
  | "excluded"
  | "no-home-visit"
  | "other-commune"
  | "too-far"
  | "unknown-distance";

const SENTENCES: Record<PairRefusal | "not-among-nearest", string> = {
  "no-place": "n'a plus de place",
  "refused-before": "a déjà refusé ce patient",
  excluded: "est exclu pour ce patient",
  "no-home-visit": "ne fait pas de visite à domicile",
  "other-commune": "ne prend pas de patient de cette commune",
  "too-far": "ne prend pas de patient aussi loin",
  "unknown-distance": "choisit ses patients à la distance, qui n'est pas connue",
  "not-among-nearest": "d'autres volontaires sont plus près",
};

export const refusalSentence = (why: PairRefusal | "not-among-nearest"): string => SENTENCES[why];

/** Whole metres between the two, at most what an instance allows; null when a place is unknown. */
export const metersBetween = (patient: CandidatePatient, doctor: CandidateDoctor): number | null =>
  patient.location && doctor.location
    ? Math.min(INSTANCE_LIMITS.distanceMeters, Math.round(distanceMeters(patient.location, doctor.location)))
    : null;

/** The hard conditions; what is cheap to look at comes before the distance. Null: a candidate. */
export function refusePair(patient: CandidatePatient, doctor: CandidateDoctor): PairRefusal | null {
  if (doctor.taken >= doctor.capacity) return "no-place";
  if (patient.refusedBy.includes(doctor.professionalId)) return "refused-before";
  if (patient.excluded.includes(doctor.professionalId)) return "excluded";
  if (patient.needsHomeVisit && !doctor.homeVisits) return "no-home-visit";
  if (doctor.zone === "communes")
    return patient.communeCode !== null && doctor.communeCodes.includes(patient.communeCode)
      ? null
      : "other-commune";
  if (doctor.zone === "territory" || doctor.maxDistanceMeters === null) return null;
  const distance = metersBetween(patient, doctor);
  if (distance === null) return "unknown-distance";
  return distance <= doctor.maxDistanceMeters ? null : "too-far";
}
