import { expect, it } from "vitest";
import { type MatchingInstance, packInstance } from "../instance/packed-instance.ts";
import { randomInstance, seededNumbers } from "../testing/random-instance.ts";
import { slotCost } from "./load-cost.ts";
import { solveMatching } from "./solve-matching.ts";
import { tieHashes, tieOf } from "./tie-hash.ts";

it("is the one best of all answers, in four terms, on instances small enough to try them all", () => {
  for (let seed = 0; seed < 200; seed++) {
    const below = seededNumbers(seed);
    const instance = randomInstance(seed, {
      patients: 1 + below(6),
      doctors: 1 + below(3),
      candidates: 3,
      weights: 2,
      capacity: 3,
      meters: 1 + below(3),
    });
    const packed = packInstance(instance);
    expect({ seed, answer: [...solveMatching(packed, { seed }).doctorOf] }).toEqual({
      seed,
      answer: bestOfAll(instance, seed),
    });
  }
});

it("gives the numbers that the documentation gives", () => {
  const patient = tieHashes(1, ["p1"]);
  const doctor = tieHashes(1, ["d1"]);
  expect(tieOf(patient.one[0]!, patient.two[0]!, doctor.one[0]!, doctor.two[0]!)).toBe(EXAMPLE);
});

const EXAMPLE = 15_848_750_122;

/** Every answer, one after the other; `terms` in the order of their rank, the first to be the least. */
function bestOfAll(instance: MatchingInstance, seed: number): number[] {
  const packed = packInstance(instance);
  const patients = tieHashes(seed, packed.patientIds);
  const doctors = tieHashes(seed, packed.doctorIds);
  let best: { terms: number[]; answer: number[] } | undefined;
  const tryFrom = (p: number, answer: number[], load: number[], terms: readonly number[]) => {
    if (p === packed.patientIds.length) {
      if (!best || isLess(terms, best.terms)) best = { terms: [...terms], answer: [...answer] };
      return;
    }
    const [weight = 0, cost = 0, meters = 0, ties = 0] = terms;
    tryFrom(p + 1, [...answer, -1], load, terms);
    for (let arc = packed.arcStart[p]!; arc < packed.arcStart[p + 1]!; arc++) {
      const d = packed.arcDoctor[arc]!;
      if (load[d]! >= packed.capacity[d]!) continue;
      const more = load.map((n, i) => (i === d ? n + 1 : n));
      tryFrom(p + 1, [...answer, d], more, [
        weight - packed.weight[p]!,
        cost + slotCost(more[d]!, packed.capacity[d]!),
        meters + packed.arcMeters[arc]!,
        ties + tieOf(patients.one[p]!, patients.two[p]!, doctors.one[d]!, doctors.two[d]!),
      ]);
    }
  };
  tryFrom(0, [], [...packed.capacity].fill(0), [0, 0, 0, 0]);
  return best?.answer ?? [];
}

function isLess(a: readonly number[], b: readonly number[]): boolean {
  const first = a.findIndex((one, i) => one !== b[i]);
  return first >= 0 && a[first]! < b[first]!;
}
