import type { PriorityRules } from "./priority-contract.ts";
import { bandOf, type WeightPart } from "./weigh-request.ts";

/** One who waits, weighed by the rules in force and by the draft; `since` orders those of one weight. */
export interface Compared {
  id: string;
  since: number;
  before: number;
  after: number;
  parts: WeightPart[];
}

export interface Moved extends Compared {
  rankBefore: number;
  rankAfter: number;
}

type Bands = Record<"high" | "medium" | "low", number>;

export interface Comparison {
  rise: number;
  fall: number;
  still: number;
  bands: { before: Bands; after: Bands };
  top: Moved[];
  climbers: Moved[];
  droppers: Moved[];
}

const TOP = 20;
const MOST_MOVED = 10;

/** What a change of rules does to the ranks. Pure: the heaviest first, then who waits longest, then by id. */
export function compareRegisters(
  all: readonly Compared[],
  before: Pick<PriorityRules, "bands">,
  after: Pick<PriorityRules, "bands">,
): Comparison {
  const rankBefore = ranksBy(all, (one) => one.before);
  const rankAfter = ranksBy(all, (one) => one.after);
  const moved = all.map(
    (one): Moved => ({ ...one, rankBefore: rankBefore.get(one.id)!, rankAfter: rankAfter.get(one.id)! }),
  );
  const climb = (one: Moved) => one.rankBefore - one.rankAfter;
  const rising = moved.filter((one) => climb(one) > 0);
  const falling = moved.filter((one) => climb(one) < 0);
  return {
    rise: rising.length,
    fall: falling.length,
    still: moved.length - rising.length - falling.length,
    bands: {
      before: countBands(moved, before, (one) => one.before),
      after: countBands(moved, after, (one) => one.after),
    },
    top: moved.toSorted((a, b) => a.rankAfter - b.rankAfter).slice(0, TOP),
    climbers: rising
      .toSorted((a, b) => climb(b) - climb(a) || a.rankAfter - b.rankAfter)
      .slice(0, MOST_MOVED),
    droppers: falling
      .toSorted((a, b) => climb(a) - climb(b) || a.rankAfter - b.rankAfter)
      .slice(0, MOST_MOVED),
  };
}

function ranksBy(all: readonly Compared[], weight: (one: Compared) => number): Map<string, number> {
  const order = all.toSorted(
    (a, b) => weight(b) - weight(a) || a.since - b.since || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0),
  );
  return new Map(order.map((one, index) => [one.id, index + 1]));
}

function countBands(
  all: readonly Moved[],
  rules: Pick<PriorityRules, "bands">,
  weight: (one: Moved) => number,
): Bands {
  const counts: Bands = { high: 0, medium: 0, low: 0 };
  for (const one of all) counts[bandOf(rules, weight(one))] += 1;
  return counts;
}
