import { describe, expect, it } from "vitest";
import type { CandidateDoctor, CandidatePatient } from "../candidates/candidate-input.ts";
import { randomRegister } from "../testing/random-register.ts";
import { arrivalsOf, editDoctors, editPatients } from "./apply-edits.ts";
import { type ComparedAnswer, compareAnswers } from "./compare-answers.ts";

const { patients, doctors } = randomRegister(1, { patients: 60, doctors: 6, places: 1, at: "communes" });
const [one, two] = doctors as [CandidateDoctor, CandidateDoctor];

describe("what if", () => {
  it("gives a doctor more places, or fewer, never below those promised", () => {
    const full = [{ ...one, capacity: 10, taken: 8 }, two];
    const capacity = (more: number) =>
      editDoctors(full, [{ kind: "capacity", doctorId: one.id, more }])[0]?.capacity;
    expect([capacity(20), capacity(-1), capacity(-9)]).toEqual([30, 9, 8]);
    expect(full[0]?.capacity).toBe(10);
  });

  it("lets doctors leave, patients arrive, and looks at home visits only", () => {
    expect(editDoctors(doctors, [{ kind: "leaves", doctorId: one.id }])).toEqual(doctors.slice(1));
    const home = patients.filter((patient) => patient.needsHomeVisit);
    expect(home.length).toBeGreaterThan(0);
    expect(editPatients(patients, [{ kind: "home-visits-only" }])).toEqual(home);
    expect(editPatients(patients, [])).toEqual(patients);
    const arrivals: CandidatePatient[] = [
      { ...patients[0]!, id: "new-1", needsHomeVisit: true },
      { ...patients[0]!, id: "new-2", needsHomeVisit: false },
    ];
    expect(arrivalsOf([{ kind: "arrivals", patients: arrivals }])).toEqual(arrivals);
    expect(arrivalsOf([{ kind: "home-visits-only" }, { kind: "arrivals", patients: arrivals }])).toEqual(
      arrivals.slice(0, 1),
    );
  });
});

describe("two answers side by side", () => {
  const line = (
    id: string,
    weight: number,
    doctorId: string | null,
    distanceMeters: number | null = null,
  ) => ({
    id,
    weight,
    doctorId,
    distanceMeters,
  });
  const before: ComparedAnswer = {
    patients: [
      line("p1", 50, "d1", 1_000),
      line("p2", 20, "d2", 2_000),
      line("p3", 5, null),
      line("p4", 5, "d1", 301),
    ],
    doctors: [
      { id: "d1", capacity: 10, taken: 3 },
      { id: "d2", capacity: 4, taken: 0 },
    ],
  };
  const after: ComparedAnswer = {
    patients: [
      line("p1", 50, "d1", 1_000),
      line("p2", 20, "d3", 9_000),
      line("p3", 5, "d1", 500),
      line("p4", 5, null),
      line("p5", 50, null),
    ],
    doctors: [
      { id: "d1", capacity: 12, taken: 3 },
      { id: "d3", capacity: 1, taken: 0 },
    ],
  };
  const bands = [
    { label: "Peut attendre", least: 0 },
    { label: "Prioritaire", least: 20 },
  ];

  it("counts who is served, by priority, where, how far, and who changes", () => {
    expect(compareAnswers(before, after, bands)).toEqual({
      waiting: { before: 4, after: 5 },
      served: { before: 3, after: 3 },
      meanMeters: { before: 1_100, after: 3_500 },
      longestMeters: { before: 2_000, after: 9_000 },
      bands: [
        { label: "Prioritaire", waiting: { before: 2, after: 3 }, served: { before: 2, after: 2 } },
        { label: "Peut attendre", waiting: { before: 2, after: 2 }, served: { before: 1, after: 1 } },
      ],
      doctors: [
        { doctorId: "d1", load: { before: { taken: 5, capacity: 10 }, after: { taken: 5, capacity: 12 } } },
        { doctorId: "d2", load: { before: { taken: 1, capacity: 4 }, after: null } },
        { doctorId: "d3", load: { before: null, after: { taken: 1, capacity: 1 } } },
      ],
      changes: { nowServed: 1, noLongerServed: 1, otherDoctor: 1, same: 1 },
    });
  });

  it("has no distance where nobody is served", () => {
    const nobody = { ...before, patients: [line("p1", 1, null)] };
    expect(compareAnswers(nobody, before, bands)).toMatchObject({
      meanMeters: { before: null },
      longestMeters: { before: null },
    });
  });
});
