import type { MatchingInstance } from "../instance/packed-instance.ts";

/** Whole numbers below `most`, the same sequence for the same seed (mulberry32). */
export function seededNumbers(seed: number): (most: number) => number {
  let state = seed | 0;
  return (most) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4_294_967_296) * most);
  };
}

export interface InstanceShape {
  patients: number;
  doctors: number;
  /** Each patient has so many candidates at most. */
  candidates: number;
  /** Weights from 1 to this, capacities from 0 to that, metres below the last: small numbers make many ties. */
  weights: number;
  capacity: number;
  meters: number;
}

/** An instance without geography: nothing to lean on, and ties everywhere. */
export function randomInstance(seed: number, shape: InstanceShape): MatchingInstance {
  const below = seededNumbers(seed);
  const patients = Array.from({ length: shape.patients }, (_, i) => ({
    id: `p${i}`,
    weight: 1 + below(shape.weights),
  }));
  const doctors = Array.from({ length: shape.doctors }, (_, i) => ({
    id: `d${i}`,
    capacity: below(shape.capacity + 1),
  }));
  const arcs = patients.flatMap((patient) => {
    const left = doctors.map((one) => one.id);
    const count = Math.min(left.length, below(shape.candidates + 1));
    return Array.from({ length: count }, () => ({
      patient: patient.id,
      doctor: left.splice(below(left.length), 1)[0] as string,
      distanceMeters: below(shape.meters),
    }));
  });
  return { patients, doctors, arcs };
}

/** A shape of its own for each seed: sparse or dense, scarce or plenty, with few or many ties. */
export function randomShape(seed: number): InstanceShape {
  const below = seededNumbers(seed ^ 0x2545f491);
  const patients = 1 + below(40);
  const doctors = 1 + below(10);
  return {
    patients,
    doctors,
    candidates: 1 + below(6),
    weights: [1, 2, 5, 1000][below(4)] as number,
    capacity: 1 + below(Math.ceil((2 * patients) / doctors) + 2),
    meters: [1, 3, 20, 30_000][below(4)] as number,
  };
}
