import { type BuiltRegister, packRegister } from "../candidates/build-instance.ts";
import type { CandidateDoctor } from "../candidates/candidate-input.ts";
import { slotCost } from "../solve/load-cost.ts";
import { type MatchingStep, solveMatching } from "../solve/solve-matching.ts";
import type { MatchingOutcome } from "./matching-outcome.ts";

// Where each step begins and ends in the hundred, by the time that it takes at 50,000 × 500.
const SPANS: Record<MatchingStep, [number, number]> = {
  serve: [0, 15],
  spread: [15, 20],
  near: [20, 85],
  ties: [85, 100],
};

/** Solves a register and puts the answer back into its order. Pure but for the clock of `elapsedMs`. */
export function solveRegister(
  register: BuiltRegister,
  doctors: readonly CandidateDoctor[],
  seed: number,
  onPercent: (percent: number) => void,
): MatchingOutcome {
  const started = performance.now();
  const { packed, patientAt, doctorAt } = packRegister(register, doctors);
  const solution = solveMatching(packed, {
    seed,
    onProgress: (step, share) => {
      const [from, to] = SPANS[step];
      onPercent(Math.round(from + share * (to - from)));
    },
  });
  const doctorOf = new Int32Array(patientAt.length).fill(-1);
  const metersOf = new Int32Array(patientAt.length).fill(-1);
  const placePrice = new Int32Array(doctors.length);
  doctorAt.forEach((d, rank) => {
    placePrice[d] = solution.placePrice[rank]!;
  });
  const terms = { served: 0, weight: 0, loadCost: 0, distanceMeters: 0 };
  const load = new Int32Array(doctors.length);
  patientAt.forEach((p, line) => {
    const rank = solution.doctorOf[line]!;
    if (rank < 0) return;
    let arc = packed.arcStart[line]!;
    while (packed.arcDoctor[arc] !== rank) arc++;
    doctorOf[p] = doctorAt[rank]!;
    metersOf[p] = packed.arcMeters[arc]!;
    load[rank]! += 1;
    terms.served += 1;
    terms.weight += packed.weight[line]!;
    terms.loadCost += slotCost(load[rank]!, packed.capacity[rank]!);
    terms.distanceMeters += packed.arcMeters[arc]!;
  });
  return {
    doctorOf,
    metersOf,
    candidateStart: register.start,
    candidateDoctor: register.doctor,
    candidateMeters: register.meters,
    placePrice,
    ...terms,
    elapsedMs: Math.round(performance.now() - started),
  };
}
