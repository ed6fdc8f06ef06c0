import fc from "fast-check";
import { expect, it } from "vitest";
import type { Candidate } from "./candidate.ts";
import { rankSlots } from "./rank-slots.ts";
import { aCandidate, aSlotRequest } from "./sample-candidates.ts";

const now = Temporal.Instant.from("2026-11-23T08:00:00Z");
const minutes = (value: number) => now.add({ minutes: value });

const candidate: fc.Arbitrary<Candidate> = fc
  .record({
    slotId: fc.uuid(),
    professionalId: fc.constantFrom("own", "dr-a", "dr-b"),
    isPartner: fc.boolean(),
    at: fc.integer({ min: -60, max: 3000 }),
    distanceMeters: fc.option(fc.integer({ min: 0, max: 60_000 })),
    modality: fc.constantFrom("AMB" as const, "HH" as const, "VR" as const),
    placesLeft: fc.integer({ min: 0, max: 3 }),
    offered: fc.integer({ min: 0, max: 10 }),
    taken: fc.integer({ min: 0, max: 12 }),
    wheelchair: fc.option(fc.boolean()),
  })
  .map(({ at, offered, taken, ...rest }) =>
    aCandidate({ ...rest, startsAt: minutes(at), fairTurn: { offered, taken, lastTakenAt: null } }),
  );
const candidates = fc.uniqueArray(candidate, { selector: (one) => one.slotId, maxLength: 40 });
const request = fc
  .record({
    delay: fc.option(fc.integer({ min: 0, max: 2880 })),
    wheelchair: fc.boolean(),
    modalities: fc.subarray(["AMB", "HH", "VR"] as const),
    maxDistanceMeters: fc.option(fc.integer({ min: 0, max: 50_000 })),
    canMove: fc.boolean(),
  })
  .map(({ delay, canMove, ...filters }) =>
    aSlotRequest({
      ownDoctorId: "own",
      wantedBy: delay === null ? null : minutes(delay),
      canMove,
      filters,
    }),
  );

it("does not depend on the order of the candidates, and is the same for the same seed", () => {
  fc.assert(
    fc.property(
      candidates,
      request,
      fc.string(),
      fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
      (given, asked, seed, dice) => {
        const shuffled = given.map((one) => ({ one, die: dice.next().value })).sort((a, b) => a.die - b.die);
        const ranked = rankSlots({ request: asked, candidates: given, now, seed });
        expect(rankSlots({ request: asked, candidates: shuffled.map(({ one }) => one), now, seed })).toEqual(
          ranked,
        );
      },
    ),
  );
});

it("is a total order: keys never decrease and no slot appears twice", () => {
  fc.assert(
    fc.property(candidates, request, (given, asked) => {
      const { proposals, nextBestBeyond } = rankSlots({ request: asked, candidates: given, now, seed: "s" });
      for (const list of [proposals, nextBestBeyond]) {
        expect(new Set(list.map((one) => one.candidate.slotId)).size).toBe(list.length);
        list.slice(1).forEach((one, index) => {
          const before = list[index]!.key;
          const first = one.key.findIndex((value, at) => value !== before[at]);
          if (first >= 0) expect(one.key[first]).toBeGreaterThan(before[first]!);
        });
      }
    }),
  );
});

it("puts no home visit above another slot of its day when the patient can move, but for the own doctor's", () => {
  const day = (one: Candidate) =>
    Math.floor((one.startsAt.epochMilliseconds - now.epochMilliseconds) / 86_400_000);
  fc.assert(
    fc.property(candidates, request, (given, asked) => {
      const { proposals } = rankSlots({
        request: { ...asked, canMove: true },
        candidates: given,
        now,
        seed: "s",
      });
      const others = proposals.map((one) => one.candidate).filter((one) => one.professionalId !== "own");
      others.forEach((visit, at) => {
        if (visit.modality !== "HH") return;
        for (const after of others.slice(at + 1))
          expect(after.modality === "HH" || day(after) !== day(visit)).toBe(true);
      });
    }),
  );
});

it("puts the own doctor first within the delay, and proposes nothing beyond the filters or the delay", () => {
  fc.assert(
    fc.property(candidates, request, (given, asked) => {
      const { proposals, nextBestBeyond, setAside } = rankSlots({
        request: asked,
        candidates: given,
        now,
        seed: "s",
      });
      const own = proposals.map((one) => one.candidate.professionalId === "own");
      expect(own.indexOf(false) === -1 || own.lastIndexOf(true) < own.indexOf(false)).toBe(true);
      if (proposals.length > 0) expect(nextBestBeyond).toEqual([]);
      const { modalities = [], maxDistanceMeters, wheelchair } = asked.filters;
      for (const { candidate: one } of [...proposals, ...nextBestBeyond]) {
        expect(one.placesLeft).toBeGreaterThan(0);
        expect(one.startsAt.epochMilliseconds).toBeGreaterThanOrEqual(now.epochMilliseconds);
        if (modalities.length > 0) expect(modalities).toContain(one.modality);
        if (wheelchair && one.modality === "AMB") expect(one.wheelchair).toBe(true);
        if (maxDistanceMeters != null && one.modality !== "VR")
          expect(one.distanceMeters).toBeLessThanOrEqual(maxDistanceMeters);
      }
      for (const { candidate: one } of proposals)
        if (asked.wantedBy)
          expect(one.startsAt.epochMilliseconds).toBeLessThanOrEqual(asked.wantedBy.epochMilliseconds);
      const aside = setAside.reduce((sum, { count }) => sum + count, 0);
      const within = given.length - aside;
      expect(proposals.length + nextBestBeyond.length).toBeLessThanOrEqual(within);
      if (within > 0) expect(proposals.length + nextBestBeyond.length).toBeGreaterThan(0);
    }),
  );
});
