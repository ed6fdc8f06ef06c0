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
): { list: ShownProposal[]; newer: number } {
  const now = new Map(shownOf(fresh).map((one) => [one.slotId, one]));
  const known = new Set(shown.map((one) => one.slotId));
  const list = shown.map((one) => {
    const found = now.get(one.slotId);
    return found ? { ...found, rank: one.rank } : { ...one, gone: one.gone ?? GONE };
  });
  return { list, newer: [...now.keys()].filter((id) => !known.has(id)).length };
}
