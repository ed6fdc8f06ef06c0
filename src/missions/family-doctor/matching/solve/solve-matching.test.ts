import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { MatchingInstance } from "../instance/packed-instance.ts";
import { refereeTerms } from "../testing/highs-referee.ts";
import { randomInstance, randomShape } from "../testing/random-instance.ts";
import { shuffle } from "../testing/shuffle.ts";
import { solveInstance } from "../testing/solve-instance.ts";

const seeds = fc.integer({ min: 0, max: 2 ** 31 - 1 });

describe("solveMatching beside HiGHS", () => {
  it("reaches the same three terms on 500 random instances", async () => {
    for (let seed = 0; seed < 500; seed++) {
      const instance = randomInstance(seed, randomShape(seed));
      expect({ seed, ...solveInstance(instance).terms }).toEqual({ seed, ...(await refereeTerms(instance)) });
    }
  }, 120_000);

  it("and on some larger ones, scarce, even and plenty", async () => {
    for (const capacity of [4, 12, 30]) {
      const shape = { patients: 400, doctors: 40, candidates: 8, weights: 20, capacity, meters: 20_000 };
      const instance = randomInstance(capacity, shape);
      expect(solveInstance(instance).terms).toEqual(await refereeTerms(instance));
    }
  }, 120_000);

  it.each(Object.entries(awkward()))("and on the awkward one: %s", async (_name, instance) => {
    expect(solveInstance(instance).terms).toEqual(await refereeTerms(instance));
  });
});

describe("solveMatching", () => {
  it("gives the same answer in whatever order the instance is written", () => {
    fc.assert(
      fc.property(seeds, seeds, (seed, order) => {
        const instance = randomInstance(seed, randomShape(seed));
        const mixed = {
          patients: shuffle(instance.patients, order),
          doctors: shuffle(instance.doctors, order),
          arcs: shuffle(instance.arcs, order),
        };
        expect(solveInstance(mixed, seed).pairs).toEqual(solveInstance(instance, seed).pairs);
      }),
    );
  });

  it("lets the seed choose among equals only", () => {
    fc.assert(
      fc.property(seeds, seeds, seeds, (seed, one, other) => {
        const instance = randomInstance(seed, randomShape(seed));
        expect(solveInstance(instance, one).terms).toEqual(solveInstance(instance, other).terms);
      }),
    );
  });

  it("draws lots among equals: with another seed, others are first", () => {
    const instance = alike({ patients: 40, doctors: 2, capacity: 5 });
    const served = (seed: number) => solveInstance(instance, seed).pairs.map((one) => one.patient);
    expect(served(1)).toHaveLength(10);
    expect(served(1)).toEqual(served(1));
    const times = new Map<string, number>();
    for (let seed = 0; seed < 400; seed++)
      for (const patient of served(seed)) times.set(patient, (times.get(patient) ?? 0) + 1);
    // A quarter of 400 each; 55 is more than five standard deviations away.
    for (const { id } of instance.patients) expect(Math.abs((times.get(id) ?? 0) - 100)).toBeLessThan(55);
  });

  it("never serves less weight for one more place, nor more load cost for a roomier doctor", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const instance = randomInstance(seed, randomShape(seed));
        const doctors = instance.doctors.map((one, i) =>
          i === 0 ? { ...one, capacity: one.capacity + 1 } : one,
        );
        const before = solveInstance(instance).terms;
        const after = solveInstance({ ...instance, doctors }).terms;
        expect(after.weight).toBeGreaterThanOrEqual(before.weight);
        if (after.weight === before.weight) expect(after.loadCost).toBeLessThanOrEqual(before.loadCost);
      }),
    );
  });

  it("says truly what a place is worth: whoever is left out weighs no more than the cheapest of theirs", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const instance = randomInstance(seed, randomShape(seed));
        const { packed, pairs, placePrice } = solveInstance(instance);
        const served = new Set(pairs.map((one) => one.patient));
        const priceOf = new Map(packed.doctorIds.map((id, i) => [id, placePrice[i]!]));
        for (const { id, weight } of instance.patients) {
          const prices = instance.arcs
            .filter((arc) => arc.patient === id)
            .map((arc) => priceOf.get(arc.doctor)!);
          if (served.has(id)) expect(Math.min(...prices)).toBeLessThanOrEqual(weight);
          else expect(Math.min(...prices)).toBeGreaterThanOrEqual(weight);
        }
      }),
    );
  });
});

/** Everybody at the same point, with the same weight. */
function alike(size: { patients: number; doctors: number; capacity: number }): MatchingInstance {
  const patients = Array.from({ length: size.patients }, (_, i) => ({ id: `p${i}`, weight: 7 }));
  const doctors = Array.from({ length: size.doctors }, (_, i) => ({ id: `d${i}`, capacity: size.capacity }));
  const arcs = patients.flatMap((patient) =>
    doctors.map((doctor) => ({ patient: patient.id, doctor: doctor.id, distanceMeters: 0 })),
  );
  return { patients, doctors, arcs };
}

function awkward(): Record<string, MatchingInstance> {
  const base = alike({ patients: 30, doctors: 5, capacity: 4 });
  const apart = { ...base, arcs: base.arcs.map((arc, i) => ({ ...arc, distanceMeters: (i * 977) % 5_003 })) };
  return {
    "nothing at all": { patients: [], doctors: [], arcs: [] },
    "no volunteer": { ...base, doctors: [], arcs: [] },
    "no patient": { ...base, patients: [], arcs: [] },
    "no capacity": { ...apart, doctors: base.doctors.map((one) => ({ ...one, capacity: 0 })) },
    "one doctor has all the capacity": {
      ...apart,
      doctors: base.doctors.map((one, i) => ({ ...one, capacity: i === 0 ? 100 : 0 })),
    },
    "one doctor for all": { ...apart, arcs: apart.arcs.filter((arc) => arc.doctor === "d2") },
    "all excluded": { ...base, arcs: [] },
    "all at the same point": base,
    "capacity far below demand": { ...apart, doctors: base.doctors.map((one) => ({ ...one, capacity: 1 })) },
    "capacity far above demand": {
      ...apart,
      doctors: base.doctors.map((one) => ({ ...one, capacity: 90_000 })),
    },
    "the greatest numbers": {
      patients: base.patients.map((one) => ({ ...one, weight: 1_000_000 })),
      doctors: base.doctors.map((one, i) => ({ ...one, capacity: i < 2 ? 100_000 : 1 })),
      arcs: base.arcs.map((arc, i) => ({ ...arc, distanceMeters: 1_000_000 - (i % 2) })),
    },
  };
}
