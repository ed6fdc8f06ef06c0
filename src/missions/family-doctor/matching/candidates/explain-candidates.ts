import { tieHashes, tieOf } from "../solve/tie-hash.ts";
import type { CandidateDoctor, CandidatePatient } from "./candidate-input.ts";
import { findNearest, makeNearest } from "./nearest-candidates.ts";
import { refusalSentence, refusePair } from "./refuse-pair.ts";

export interface ExplainedCandidates {
  /** The nearest first. */
  candidates: { doctorId: string; distanceMeters: number }[];
  /** Every other volunteer, with the French end of « Dr X … ». */
  setAside: { doctorId: string; reason: string }[];
}

/** The candidates that one patient has in a run of that seed, and why the others are none. Pure; for a screen or the ledger. */
export function explainCandidates(
  patient: CandidatePatient,
  doctors: readonly CandidateDoctor[],
  seed: number,
): ExplainedCandidates {
  const nearest = makeNearest();
  findNearest(nearest, patient, doctors, drawLots(seed, patient.id, doctors));
  const kept = [...nearest.doctor.subarray(0, nearest.count)];
  const setAside = doctors.flatMap((doctor, d) => {
    if (kept.includes(d)) return [];
    const why = refusePair(patient, doctor) ?? "not-among-nearest";
    return [{ doctorId: doctor.id, reason: refusalSentence(why) }];
  });
  return {
    candidates: kept.map((d, i) => ({ doctorId: doctors[d]!.id, distanceMeters: nearest.meters[i]! })),
    setAside,
  };
}

function drawLots(seed: number, patientId: string, doctors: readonly CandidateDoctor[]) {
  const patient = tieHashes(seed, [patientId]);
  const lots = tieHashes(
    seed,
    doctors.map((one) => one.id),
  );
  return (d: number) => tieOf(patient.one[0]!, patient.two[0]!, lots.one[d]!, lots.two[d]!);
}
