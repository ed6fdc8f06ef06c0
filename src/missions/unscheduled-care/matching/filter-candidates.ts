import type { Candidate, SlotRequest } from "./candidate.ts";

/** Why a slot is not proposed; counted and shown, so that an empty answer is never a mystery. */
export type SetAside = { reason: string; count: number };

type Refusal = {
  reason: string;
  refuses: (candidate: Candidate, request: SlotRequest, now: Temporal.Instant) => boolean;
};

/** In the order in which they are said; a slot counts once, under the first that refuses it. */
const REFUSALS: readonly Refusal[] = [
  { reason: "complet", refuses: (candidate) => candidate.placesLeft < 1 },
  {
    reason: "déjà commencé",
    refuses: (candidate, _request, now) => Temporal.Instant.compare(candidate.startsAt, now) < 0,
  },
  {
    reason: "trop tôt pour le patient",
    refuses: ({ startsAt }, { wantedFrom }) =>
      wantedFrom !== null && Temporal.Instant.compare(startsAt, wantedFrom) < 0,
  },
  {
    reason: "autre mode de consultation",
    refuses: ({ modality }, { filters }) => misses(filters.modalities, modality),
  },
  {
    reason: "autre profession",
    refuses: ({ professionCode }, { filters }) => misses(filters.professionCodes, professionCode),
  },
  {
    reason: "langue non parlée",
    refuses: ({ languages }, { filters }) =>
      (filters.languages?.length ?? 0) > 0 &&
      !filters.languages!.some((language) => languages.includes(language)),
  },
  {
    reason: "accès en fauteuil non assuré",
    refuses: ({ modality, wheelchair }, { filters }) =>
      filters.wheelchair === true && modality === "AMB" && wheelchair !== true,
  },
  {
    reason: "trop loin",
    refuses: ({ modality, distanceMeters }, { filters }) =>
      filters.maxDistanceMeters != null &&
      modality !== "VR" &&
      (distanceMeters === null || distanceMeters > filters.maxDistanceMeters),
  },
  {
    reason: "motif non accepté",
    refuses: ({ reasons }, { reasonCode }) =>
      reasonCode !== null && reasons.length > 0 && !reasons.includes(reasonCode),
  },
];

export function filterCandidates(
  candidates: readonly Candidate[],
  request: SlotRequest,
  now: Temporal.Instant,
): { kept: Candidate[]; setAside: SetAside[] } {
  const counts = new Map<string, number>();
  const kept = candidates.filter((candidate) => {
    const refusal = REFUSALS.find((one) => one.refuses(candidate, request, now));
    if (refusal) counts.set(refusal.reason, (counts.get(refusal.reason) ?? 0) + 1);
    return !refusal;
  });
  const said = REFUSALS.map(({ reason }) => ({ reason, count: counts.get(reason) ?? 0 }));
  return { kept, setAside: said.filter(({ count }) => count > 0) };
}

function misses<T>(wanted: readonly T[] | undefined, value: T): boolean {
  return wanted !== undefined && wanted.length > 0 && !wanted.includes(value);
}
