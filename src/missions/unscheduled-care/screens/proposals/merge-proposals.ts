import type { SlotProposal, SlotProposals } from "../../contract.ts";

/** A proposal on screen: the answer it came from, and why it fades when it is no longer free. */
export type ShownProposal = SlotProposal & { orientationId: string; gone: string | null };

export const GONE = "Vient d’être pris par un collègue";

export const shownOf = (answer: SlotProposals): ShownProposal[] =>
  [...answer.items, ...answer.nextBestBeyond].map((one) => ({
    ...one,
    orientationId: answer.orientationId,
    gone: null,
  }));

/**
 * A newer answer laid over what is on screen: nothing changes place under the finger. What is no longer free fades where it
 * stands, places left are brought up to date, and what is new is only counted until the person asks for it.
 */
export function mergeProposals(
  shown: readonly ShownProposal[],
  fresh: SlotProposals,
  heldSlotId: string | null = null,
): { list: ShownProposal[]; newer: number } {
  const now = new Map(shownOf(fresh).map((one) => [one.slotId, one]));
  const known = new Set(shown.map((one) => one.slotId));
  const list = shown.map((one) => {
    const found = now.get(one.slotId);
    if (found) return { ...found, rank: one.rank };
    // The place that we hold ourselves is no longer free, for others.
    return one.slotId === heldSlotId ? one : { ...one, gone: one.gone ?? GONE };
  });
  return { list, newer: [...now.keys()].filter((id) => !known.has(id)).length };
}

/** The same professional at the same place, by the first of their slots: the other hours stand beside it. */
export function groupByDoctor(list: readonly ShownProposal[]): [ShownProposal, ...ShownProposal[]][] {
  const groups = new Map<string, [ShownProposal, ...ShownProposal[]]>();
  for (const one of list) {
    const key = `${one.professionalId} ${one.siteId} ${one.modality} ${one.withinDelay}`;
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return [...groups.values()];
}
