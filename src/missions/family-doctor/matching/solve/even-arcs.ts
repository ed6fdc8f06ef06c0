import type { PackedInstance } from "../instance/packed-instance.ts";
import type { MatchingGraph } from "./matching-graph.ts";
import { NO_PLACE } from "./price-places.ts";

/** What the two first terms decided: by complementary slackness, it says exactly which answers are optimal for both. */
export interface Decided {
  /** See price-places.ts. */
  placePrice: Int32Array;
  /** See spread-load.ts. */
  level: Int32Array;
}

/**
 * The arcs that an answer may use and still be optimal in the two first terms, with their metres as cost. One more node, the
 * last, is where those stand who are left out: the only one for whom no place is cheap enough, one of several for whose
 * weight is just the price. A patient whom every optimum leaves out has no arc at all.
 */
export function evenArcs(instance: PackedInstance, decided: Decided): MatchingGraph {
  const { arcStart, arcDoctor, arcMeters, weight, capacity } = instance;
  const leftOut = capacity.length;
  const tokens = weight.length;
  const start = new Int32Array(tokens + 1);
  const node = new Int32Array(arcDoctor.length + tokens);
  const origin = new Int32Array(arcDoctor.length + tokens);
  const cost = new Float64Array(arcDoctor.length + tokens);
  let count = 0;
  for (let t = 0; t < tokens; t++) {
    const price = cheapestPlace(instance, decided, t);
    const level = price > weight[t]! ? -1 : lowestLevel(instance, decided, t, price);
    for (let arc = arcStart[t]!; price <= weight[t]! && arc < arcStart[t + 1]!; arc++) {
      const doctor = arcDoctor[arc]!;
      if (decided.placePrice[doctor] !== price || decided.level[doctor] !== level) continue;
      node[count] = doctor;
      origin[count] = arc;
      cost[count++] = arcMeters[arc]!;
    }
    if (price === weight[t]!) {
      node[count] = leftOut;
      origin[count++] = -1;
    }
    start[t + 1] = count;
  }
  return {
    nodes: leftOut + 1,
    tokens,
    start,
    node: node.slice(0, count),
    origin: origin.slice(0, count),
    cost: cost.slice(0, count),
  };
}

function cheapestPlace({ arcStart, arcDoctor }: PackedInstance, { placePrice }: Decided, t: number): number {
  let price = NO_PLACE;
  for (let arc = arcStart[t]!; arc < arcStart[t + 1]!; arc++)
    if (placePrice[arcDoctor[arc]!]! < price) price = placePrice[arcDoctor[arc]!]!;
  return price;
}

function lowestLevel(
  { arcStart, arcDoctor }: PackedInstance,
  { placePrice, level }: Decided,
  t: number,
  price: number,
): number {
  let lowest = NO_PLACE;
  for (let arc = arcStart[t]!; arc < arcStart[t + 1]!; arc++) {
    const doctor = arcDoctor[arc]!;
    if (placePrice[doctor] === price && level[doctor]! < lowest) lowest = level[doctor]!;
  }
  return lowest;
}
