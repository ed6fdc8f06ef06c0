import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { distanceMeters } from "../../../../platform/geo/index.ts";
import { randomRegister } from "../testing/random-register.ts";
import { openRegister, packRegister } from "./build-instance.ts";
import { type CandidateDoctor, type CandidatePatient, NEAREST, UNKNOWN_METERS } from "./candidate-input.ts";
import { explainCandidates } from "./explain-candidates.ts";

const toulouse = { latitude: 43.6, longitude: 1.44 };
const muret = { latitude: 43.46, longitude: 1.33 };
const patient: CandidatePatient = {
  id: "request-1",
  weight: 10,
  communeCode: "31555",
  location: toulouse,
  needsHomeVisit: false,
  refusedBy: [],
  excluded: [],
};
const doctor: CandidateDoctor = {
  id: "offer-1",
  professionalId: "doctor-1",
  capacity: 5,
  taken: 0,
  zone: "territory",
  communeCodes: [],
  maxDistanceMeters: null,
  location: muret,
  homeVisits: false,
};

describe("a pair", () => {
  it.each<[string, Partial<CandidatePatient>, Partial<CandidateDoctor>]>([
    ["n'a plus de place", {}, { taken: 5 }],
    ["a déjà refusé ce patient", { refusedBy: ["doctor-1"] }, {}],
    ["est exclu pour ce patient", { excluded: ["doctor-1"] }, {}],
    ["ne fait pas de visite à domicile", { needsHomeVisit: true }, {}],
    ["ne prend pas de patient de cette commune", {}, { zone: "communes", communeCodes: ["31395"] }],
    [
      "ne prend pas de patient de cette commune",
      { communeCode: null },
      { zone: "communes", communeCodes: ["31555"] },
    ],
    ["ne prend pas de patient aussi loin", {}, { zone: "distance", maxDistanceMeters: 17_000 }],
    ["qui n'est pas connue", { location: null }, { zone: "distance", maxDistanceMeters: 50_000 }],
  ])("is none where the volunteer %s", (reason, ofPatient, ofDoctor) => {
    const { candidates, setAside } = explainCandidates(
      { ...patient, ...ofPatient },
      [{ ...doctor, ...ofDoctor }],
      1,
    );
    expect(candidates).toEqual([]);
    expect(setAside).toEqual([{ doctorId: "offer-1", reason: expect.stringContaining(reason) }]);
  });

  it.each<[string, Partial<CandidatePatient>, Partial<CandidateDoctor>, number]>([
    ["the zone is the territory", {}, {}, 17_916],
    ["the commune is named", {}, { zone: "communes", communeCodes: ["31555"] }, 17_916],
    ["it is near enough", {}, { zone: "distance", maxDistanceMeters: 18_000 }, 17_916],
    ["the volunteer goes home", { needsHomeVisit: true }, { homeVisits: true }, 17_916],
    ["somebody else refused", { refusedBy: ["doctor-2"] }, {}, 17_916],
    ["the place is unknown and does not decide", { location: null }, {}, UNKNOWN_METERS],
  ])("is one where %s", (_why, ofPatient, ofDoctor, distanceMeters) => {
    const answer = explainCandidates({ ...patient, ...ofPatient }, [{ ...doctor, ...ofDoctor }], 1);
    expect(answer).toEqual({ candidates: [{ doctorId: "offer-1", distanceMeters }], setAside: [] });
  });
});

it("keeps the fifteen nearest, and says so of the others", () => {
  const doctors = Array.from({ length: 40 }, (_, i) => ({
    ...doctor,
    id: `offer-${i}`,
    location: { latitude: 43.6 + ((i * 17) % 40) / 100, longitude: 1.44 },
  }));
  const { candidates, setAside } = explainCandidates(patient, doctors, 1);
  const nearest = [...doctors].sort((a, b) => a.location.latitude - b.location.latitude).slice(0, NEAREST);
  expect(candidates.map((one) => one.doctorId)).toEqual(nearest.map((one) => one.id));
  expect(new Set(setAside.map((one) => one.reason))).toEqual(
    new Set(["d'autres volontaires sont plus près"]),
  );
});

it("spreads a village over all the doctors of one town, not over the first fifteen", () => {
  const doctors = Array.from({ length: 45 }, (_, i) => ({ ...doctor, id: `offer-${i}` }));
  const register = openRegister(doctors, 1);
  register.add(Array.from({ length: 300 }, (_, i) => ({ ...patient, id: `request-${i}` })));
  const { doctor: kept } = register.close();
  const times = new Int32Array(45);
  for (const d of kept) times[d]! += 1;
  // A third of 300 each; 60 to 140 is more than four standard deviations wide.
  expect(Math.min(...times)).toBeGreaterThan(60);
  expect(Math.max(...times)).toBeLessThan(140);
});

it("packs the same instance whatever the pages and the order", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1e6 }), fc.integer({ min: 1, max: 40 }), (seed, page) => {
      const { patients, doctors } = randomRegister(seed, {
        patients: 40,
        doctors: 25,
        places: 1,
        at: "communes",
      });
      const built = (list: CandidatePatient[], others: CandidateDoctor[]) => {
        const register = openRegister(others, seed);
        for (let from = 0; from < list.length; from += page) register.add(list.slice(from, from + page));
        return packRegister(register.close(), others).packed;
      };
      expect(built([...patients].reverse(), [...doctors].reverse())).toEqual(built(patients, doctors));
    }),
    { numRuns: 30 },
  );
});

it("refuses more volunteers than a run takes", () => {
  const doctors = Array.from({ length: 2_001 }, (_, i) => ({ ...doctor, id: `offer-${i}` }));
  expect(() => openRegister(doctors, 1)).toThrow("2000 volontaires au plus");
});

it("finds the same as measuring every distance, on addresses and on villages", () => {
  for (const at of ["addresses", "communes", "one-point"] as const) {
    const { patients, doctors } = randomRegister(11, { patients: 60, doctors: 120, places: 1, at });
    for (const one of patients) {
      const { candidates, setAside } = explainCandidates(one, doctors, 1);
      const farther = setAside.filter(({ reason }) => reason === "d'autres volontaires sont plus près");
      const metersTo = (id: string) =>
        Math.round(distanceMeters(one.location!, doctors.find((other) => other.id === id)!.location!));
      const last = candidates.at(-1)!.distanceMeters;
      expect(candidates).toHaveLength(NEAREST);
      for (const { doctorId } of farther) expect(metersTo(doctorId)).toBeGreaterThanOrEqual(last);
      for (const kept of candidates) expect(kept.distanceMeters).toBe(metersTo(kept.doctorId));
    }
  }
});
