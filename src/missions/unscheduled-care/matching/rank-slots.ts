import type { Candidate, SlotRequest } from "./candidate.ts";
import { explainProposal } from "./explain-proposal.ts";
import { filterCandidates, type SetAside } from "./filter-candidates.ts";
import {
  defaultRankingParameters,
  distanceBucket,
  fairTurnBucket,
  isNeedlessVisit,
  isWithinDelay,
  RANKING_RULE_VERSION,
  type RankingParameters,
  seededHash,
  waitDays,
} from "./ranking-rule.ts";

/** The numbers compared, first difference wins; recorded with the orientation so that the order can be checked later. */
export type RankKey = readonly number[];

export type Proposal = { candidate: Candidate; withinDelay: boolean; key: RankKey; reasons: string[] };

export type Ranking = {
  ruleVersion: string;
  /** Slots within the delay, best first. */
  proposals: Proposal[];
  /** Filled only when nothing fits within the delay: the next best, soonest first. */
  nextBestBeyond: Proposal[];
  /** How many slots were not proposed, and why. */
  setAside: SetAside[];
};

export type RankInput = {
  request: SlotRequest;
  candidates: readonly Candidate[];
  now: Temporal.Instant;
  /** Any text kept with the request: the same seed gives the same order. */
  seed: string;
  parameters?: RankingParameters;
  /** Longest list returned. */
  limit?: number;
};

/**
 * Free slots in the order in which they should be proposed; the rule stands in ranking-rule.ts. Deterministic, whatever the
 * order of the candidates; O(n log n). Slot ids must be unique.
 */
export function rankSlots(input: RankInput): Ranking {
  const { request, candidates, now, limit = 50 } = input;
  const { kept, setAside } = filterCandidates(candidates, request, now);
  const within = kept.filter((candidate) => isWithinDelay(candidate, request));
  const beyond = within.length === 0 ? kept : [];
  return {
    ruleVersion: RANKING_RULE_VERSION,
    proposals: order(within, keyWithin, input, limit),
    nextBestBeyond: order(beyond, keyBeyond, input, limit),
    setAside,
  };
}

type KeyOf = (candidate: Candidate, input: RankInput) => RankKey;

const keyWithin: KeyOf = (candidate, input) => {
  const { request, parameters = defaultRankingParameters } = input;
  return [
    candidate.professionalId === request.ownDoctorId ? 0 : 1,
    candidate.isPartner || isNeedlessVisit(candidate, request) ? 1 : 0,
    waitDays(candidate, request, input.now),
    isNeedlessVisit(candidate, request) ? 1 : 0,
    distanceBucket(candidate, parameters),
    fairTurnBucket(candidate),
    candidate.startsAt.epochMilliseconds,
    ...tieBreak(candidate, input.seed),
  ];
};

const keyBeyond: KeyOf = (candidate, input) => {
  const { request, parameters = defaultRankingParameters } = input;
  return [
    candidate.startsAt.epochMilliseconds,
    isNeedlessVisit(candidate, request) ? 1 : 0,
    candidate.professionalId === request.ownDoctorId ? 0 : 1,
    candidate.isPartner ? 1 : 0,
    distanceBucket(candidate, parameters),
    fairTurnBucket(candidate),
    ...tieBreak(candidate, input.seed),
  ];
};

function tieBreak(candidate: Candidate, seed: string): number[] {
  const { distanceMeters, fairTurn, slotId } = candidate;
  return [
    distanceMeters === null ? Number.MAX_SAFE_INTEGER : Math.round(distanceMeters),
    fairTurn.lastTakenAt?.epochMilliseconds ?? 0,
    seededHash(seed, slotId),
  ];
}

function order(candidates: readonly Candidate[], keyOf: KeyOf, input: RankInput, limit: number): Proposal[] {
  const keyed = candidates.map((candidate) => ({ candidate, key: keyOf(candidate, input) }));
  keyed.sort((a, b) => compareKeys(a.key, b.key) || (a.candidate.slotId < b.candidate.slotId ? -1 : 1));
  return keyed.slice(0, limit).map(({ candidate, key }) => ({
    candidate,
    key,
    withinDelay: isWithinDelay(candidate, input.request),
    reasons: explainProposal(candidate, input.request, input.now),
  }));
}

function compareKeys(a: RankKey, b: RankKey): number {
  for (let index = 0; index < a.length; index += 1) {
    const difference = a[index]! - b[index]!;
    if (difference !== 0) return difference;
  }
  return 0;
}
