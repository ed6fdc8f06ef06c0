import type { PackedInstance } from "../instance/packed-instance.ts";
import { type Decided, evenArcs } from "./even-arcs.ts";
import { leastCost, type Placement } from "./least-cost.ts";
import { pricePlaces } from "./price-places.ts";
import { makeResidual } from "./residual.ts";
import { serveHeaviest } from "./serve-heaviest.ts";
import { settleTies } from "./settle-ties.ts";
import { spreadLoad } from "./spread-load.ts";

export type MatchingStep = "serve" | "spread" | "near" | "ties";

export interface SolveOptions {
  /** Any whole number of 32 bits: it chooses among answers that are equal in the three terms, nothing else. */
  seed: number;
  /** Share of the step done, from 0 to 1. */
  onProgress?: (step: MatchingStep, share: number) => void;
}

export interface MatchingSolution {
  /** For each patient, in the order of the packed instance, the index of their doctor; −1: left out. */
  doctorOf: Int32Array;
  /**
   * What a place at each doctor would have cost the first term: 0 where one more patient finds room, else the least weight
   * that would have to be left out instead. A patient left out weighs no more than the cheapest place among their doctors.
   */
  placePrice: Int32Array;
}

/**
 * The one best answer: (1) the greatest sum of weights of the patients served, (2) the least sum of load costs, (3) the least
 * sum of metres, (4) the least sum of tie numbers of the seed. Each term is solved exactly among the optima of those
 * before, which its dual values describe; see README.md for the proof. Integers only, chance only from the seed, and
 * the instance is packed in the order of its ids: the same answer on any machine, in whatever order it was written.
 */
export function solveMatching(
  instance: PackedInstance,
  { seed, onProgress }: SolveOptions,
): MatchingSolution {
  const say = onProgress ?? (() => {});
  const { placement, placePrice } = decide(instance, say);
  const nearest = leastCost(placement, (share) => say("near", share));
  say("near", 1);
  const { at, graph } = settleTies(instance, placement, nearest, seed, (share) => say("ties", share));
  say("ties", 1);
  const doctorOf = at.map((arc) => (arc < 0 || graph.origin[arc]! < 0 ? -1 : graph.node[arc]!));
  return { doctorOf, placePrice };
}

/** The two first terms, on the network without costs; its memory is given back before the others. */
function decide(
  instance: PackedInstance,
  say: NonNullable<SolveOptions["onProgress"]>,
): { placement: Placement; placePrice: Int32Array } {
  const { weight, capacity, arcStart, arcDoctor } = instance;
  const tokens = weight.length;
  const residual = makeResidual({
    nodes: capacity.length,
    tokens,
    start: arcStart,
    node: arcDoctor,
    origin: arcDoctor,
    cost: new Float64Array(arcDoctor.length),
  });
  serveHeaviest(residual, weight, capacity);
  say("serve", 1);
  const placePrice = pricePlaces(residual, weight, capacity);
  const { level, low, high } = spreadLoad(residual, capacity, placePrice);
  say("spread", 1);
  const decided: Decided = { placePrice, level };
  const placement = {
    graph: evenArcs(instance, decided),
    low: withLeftOut(low, 0),
    high: withLeftOut(high, tokens),
    present: residual.at.map((arc) => (arc < 0 ? capacity.length : arcDoctor[arc]!)),
  };
  return { placement, placePrice };
}

function withLeftOut(bounds: Int32Array, leftOut: number): Int32Array {
  const longer = new Int32Array(bounds.length + 1);
  longer.set(bounds);
  longer[bounds.length] = leftOut;
  return longer;
}
