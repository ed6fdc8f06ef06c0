import type { Candidate, SlotRequest } from "./candidate.ts";

/**
 * How proposals are ordered, exactly. Slots that fail a filter are not proposed at all; those beyond the delay are proposed
 * only when none fits within it. The others are compared on this key, first difference wins, smaller first:
 *
 *  1. own doctor, then everyone else;
 *  2. own CPTS, then partners; a home visit for a patient who can come to a practice counts with the partners: it is for who cannot;
 *  3. wait, in whole days of 24 hours from now (or from when the patient can): today's slots before tomorrow's;
 *  4. within that day such a home visit after all the others;
 *  5. distance bucket (see below): 800 m or 1.5 km is the same to a patient, and leaves room for a fair turn;
 *  6. fair turn: quarter of the offered places already taken in the period (0 = under a quarter … 4 = all);
 *  7. start of the slot;
 *  8. exact distance;
 *  9. who was last given a patient longest ago (never = first);
 * 10. a hash of the seed and the slot, so that ties favour nobody by name or creation date;
 * 11. the slot's id, so that the order is total.
 *
 * Beyond the delay the start comes before all the others: sooner is then what matters most; at the same start a home visit that is not
 * needed comes last.
 * The version is recorded with each orientation; change it with the rule.
 */
export const RANKING_RULE_VERSION = "snp-ranking-2";

export type RankingParameters = {
  /** Upper bounds in metres, increasing; farther is the last bucket, unknown comes after it. */
  distanceBucketsMeters: readonly number[];
  /** A teleconsultation has no road: it stands in this bucket, after what is near, before what is far. */
  teleconsultationBucket: number;
};

export const defaultRankingParameters: RankingParameters = {
  distanceBucketsMeters: [2_000, 5_000, 10_000, 20_000, 40_000],
  teleconsultationBucket: 2,
};

/** Whole days of 24 hours between the first moment that suits the patient and the slot. */
export function waitDays(candidate: Candidate, request: SlotRequest, now: Temporal.Instant): number {
  const from = Math.max(now.epochMilliseconds, request.wantedFrom?.epochMilliseconds ?? 0);
  return Math.max(0, Math.floor((candidate.startsAt.epochMilliseconds - from) / 86_400_000));
}

/** A home visit for a patient who can come to a practice. */
export const isNeedlessVisit = ({ modality }: Candidate, { canMove }: SlotRequest): boolean =>
  modality === "HH" && canMove;

export function distanceBucket(candidate: Candidate, parameters: RankingParameters): number {
  if (candidate.modality === "VR") return parameters.teleconsultationBucket;
  const bounds = parameters.distanceBucketsMeters;
  if (candidate.distanceMeters === null) return bounds.length + 1;
  const found = bounds.findIndex((bound) => candidate.distanceMeters! <= bound);
  return found === -1 ? bounds.length : found;
}

/** Share of the offered places already taken, in quarters; who offered nothing yet is served first. */
export function fairTurnBucket({ fairTurn }: Candidate): number {
  if (fairTurn.offered <= 0) return 0;
  return Math.min(4, Math.max(0, Math.floor((4 * fairTurn.taken) / fairTurn.offered)));
}

export function isWithinDelay(candidate: Candidate, request: SlotRequest): boolean {
  return request.wantedBy === null || Temporal.Instant.compare(candidate.startsAt, request.wantedBy) <= 0;
}

/** FNV-1a, 32 bits: small, the same everywhere, good enough to break ties. */
export function seededHash(seed: string, text: string): number {
  let hash = 0x811c9dc5;
  for (const char of `${seed} ${text}`) {
    hash ^= char.codePointAt(0) ?? 0;
    hash = Math.imul(hash, 0x01000193);
  }
  return hash >>> 0;
}
