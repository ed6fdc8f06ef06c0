import { describe, expect, it } from "vitest";
import type { Candidate, SlotRequest } from "./candidate.ts";
import { rankSlots } from "./rank-slots.ts";
import { aCandidate, aSlotRequest } from "./sample-candidates.ts";

const now = Temporal.Instant.from("2026-11-23T08:00:00Z");
const at = (text: string) => Temporal.Instant.from(`2026-11-${text}:00Z`);
const rank = (candidates: Candidate[], request: Partial<SlotRequest> = {}, seed = "s") =>
  rankSlots({ request: aSlotRequest(request), candidates, now, seed });
const ids = (candidates: Candidate[], request: Partial<SlotRequest> = {}) =>
  rank(candidates, request).proposals.map((proposal) => proposal.candidate.slotId);

describe("the order", () => {
  it("follows the rule, one difference at a time", () => {
    const base = { startsAt: at("23T12:00") };
    const better: [Partial<Candidate>, Partial<Candidate>][] = [
      [{ professionalId: "own", isPartner: true, distanceMeters: 30_000 }, {}],
      [{ distanceMeters: 30_000 }, { isPartner: true }],
      [{ distanceMeters: 30_000 }, { startsAt: at("24T08:00"), distanceMeters: 100 }],
      [
        { distanceMeters: 1_900, fairTurn: { offered: 4, taken: 4, lastTakenAt: null } },
        { distanceMeters: 2_100 },
      ],
      [{ startsAt: at("23T16:00"), fairTurn: { offered: 8, taken: 1, lastTakenAt: null } }, {}],
      [{ distanceMeters: 1_900 }, { startsAt: at("23T12:10") }],
      [{ distanceMeters: 1_100 }, {}],
      [{}, { fairTurn: { offered: 6, taken: 2, lastTakenAt: at("20T10:00") } }],
      [{ modality: "VR", distanceMeters: null }, { distanceMeters: 15_000 }],
      [{ distanceMeters: 50_000 }, { distanceMeters: null }],
      // A home visit is for who cannot come: after every practice of its day, even of a neighbour, but for the own doctor's.
      [{ distanceMeters: 30_000 }, { modality: "HH", distanceMeters: 100 }],
      [
        { isPartner: true, distanceMeters: 30_000 },
        { modality: "HH", distanceMeters: 100 },
      ],
      [{ professionalId: "own", modality: "HH" }, {}],
      [
        { professionalId: "own", distanceMeters: 30_000 },
        { professionalId: "own", modality: "HH" },
      ],
    ];
    for (const [first, second] of better) {
      const a = aCandidate({ ...base, slotId: "zz", ...first });
      const b = aCandidate({ ...base, slotId: "aa", ...second });
      expect(ids([b, a], { ownDoctorId: "own", wantedBy: at("25T08:00"), canMove: true })).toEqual([
        "zz",
        "aa",
      ]);
    }
  });

  it("breaks ties by the seed, not by name: over many seeds each comes first about half of the time", () => {
    const pair = [aCandidate({ slotId: "a" }), aCandidate({ slotId: "b" })];
    const firsts = Array.from(
      { length: 400 },
      (_, i) => rank(pair, {}, `seed-${i}`).proposals[0]?.candidate.slotId,
    );
    const share = firsts.filter((id) => id === "a").length / 400;
    expect(share).toBeGreaterThan(0.35);
    expect(share).toBeLessThan(0.65);
  });
});

describe("each proposal says why", () => {
  it("in short French phrases", () => {
    const own = aCandidate({
      professionalId: "own",
      fairTurn: { offered: 0, taken: 0, lastTakenAt: null },
      placesLeft: 1,
    });
    const reasons = (candidate: Candidate, request: Partial<SlotRequest> = {}) =>
      rank([candidate], { ownDoctorId: "own", ...request }).proposals[0]?.reasons;
    expect(reasons(own)).toEqual([
      "votre médecin traitant",
      "dans le délai (avant 18 h)",
      "1,2 km",
      "dernière place",
    ]);
    expect(reasons(aCandidate({ isPartner: true, modality: "HH", distanceMeters: 430 }))).toEqual([
      "dans le délai (avant 18 h)",
      "450 m",
      "visite à domicile",
      "CPTS voisine",
      "tour équitable : 2 pris sur 6 offerts",
      "reste 3 places",
    ]);
    expect(reasons(aCandidate({ modality: "HH" }), { canMove: true })).toContain(
      "visite à domicile, après les cabinets : le patient peut se déplacer",
    );
    expect(reasons(aCandidate({ modality: "VR" }), { wantedBy: null })?.[0]).toBe("en téléconsultation");
    expect(reasons(aCandidate({ distanceMeters: 0 }))).toContain("même commune");
    expect(reasons(aCandidate({ distanceMeters: 12_400 }), { wantedBy: at("24T08:00") })).toEqual(
      expect.arrayContaining(["dans le délai (avant demain, mardi 24, 9 h)", "12 km"]),
    );
  });
});

it("leaves a home visit where it was when nobody said that the patient can move", () => {
  const [visit, practice] = [
    aCandidate({ slotId: "visit", modality: "HH", distanceMeters: 100 }),
    aCandidate({ slotId: "practice", distanceMeters: 4_000 }),
  ];
  expect(ids([practice, visit])).toEqual(["visit", "practice"]);
  expect(ids([practice, visit], { canMove: true })).toEqual(["practice", "visit"]);
});

describe("beyond the delay", () => {
  const late = aCandidate({ slotId: "late", startsAt: at("24T09:00"), distanceMeters: 500 });
  const later = aCandidate({ slotId: "later", startsAt: at("24T10:00"), professionalId: "own" });

  it("nothing is proposed while something fits", () => {
    const result = rank([late, aCandidate()]);
    expect(result.proposals.map((one) => one.candidate.slotId)).toEqual(["slot-1"]);
    expect(result.nextBestBeyond).toEqual([]);
  });

  it("the soonest comes first when nothing fits, and says that it is late", () => {
    const result = rank([later, late], { ownDoctorId: "own" });
    expect(result.proposals).toEqual([]);
    expect(result.nextBestBeyond.map((one) => one.candidate.slotId)).toEqual(["late", "later"]);
    expect(result.nextBestBeyond[0]).toMatchObject({ withinDelay: false });
    expect(result.nextBestBeyond[0]?.reasons[0]).toBe("hors délai (après 18 h)");
  });
});

describe("filters", () => {
  it.each<[string, Partial<Candidate>, Partial<SlotRequest>]>([
    ["complet", { placesLeft: 0 }, {}],
    ["déjà commencé", { startsAt: at("23T07:59") }, {}],
    ["trop tôt pour le patient", {}, { wantedFrom: at("23T14:00") }],
    ["autre mode de consultation", {}, { filters: { modalities: ["HH"] } }],
    ["autre profession", {}, { filters: { professionCodes: ["60"] } }],
    ["langue non parlée", {}, { filters: { languages: ["ar", "en"] } }],
    ["accès en fauteuil non assuré", { wheelchair: null }, { filters: { wheelchair: true } }],
    ["trop loin", {}, { filters: { maxDistanceMeters: 1_000 } }],
    ["trop loin", { distanceMeters: null }, { filters: { maxDistanceMeters: 1_000 } }],
    ["motif non accepté", { reasons: ["suture"] }, { reasonCode: "fievre" }],
  ])("%s", (reason, candidate, request) => {
    const result = rank([aCandidate(candidate)], request);
    expect(result.proposals).toEqual([]);
    expect(result.setAside).toEqual([{ reason, count: 1 }]);
  });

  it("let pass what they do not concern", () => {
    const filters = { wheelchair: true, maxDistanceMeters: 10, languages: [], modalities: [] };
    expect(ids([aCandidate({ modality: "VR", wheelchair: null })], { filters })).toEqual(["slot-1"]);
    expect(ids([aCandidate({ reasons: ["suture"] })], { reasonCode: null })).toEqual(["slot-1"]);
  });
});
