import type { Candidate, SlotRequest } from "./candidate.ts";

/** Test data: a free slot at 14 h 20 in Paris, 1.2 km away. Not imported outside tests. */
export function aCandidate(change: Partial<Candidate> = {}): Candidate {
  return {
    slotId: "slot-1",
    professionalId: "dr-a",
    cptsId: "cpts-1",
    isPartner: false,
    startsAt: Temporal.Instant.from("2026-11-23T13:20:00Z"),
    distanceMeters: 1_200,
    modality: "AMB",
    professionCode: "10",
    languages: ["fr"],
    wheelchair: true,
    reasons: [],
    placesLeft: 3,
    fairTurn: { offered: 6, taken: 2, lastTakenAt: null },
    ...change,
  };
}

export function aSlotRequest(change: Partial<SlotRequest> = {}): SlotRequest {
  return {
    zone: "Europe/Paris",
    wantedFrom: null,
    wantedBy: Temporal.Instant.from("2026-11-23T17:00:00Z"),
    ownDoctorId: null,
    reasonCode: null,
    canMove: false,
    filters: {},
    ...change,
  };
}
