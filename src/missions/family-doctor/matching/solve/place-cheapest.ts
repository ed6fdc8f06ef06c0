import { place, type Residual } from "./residual.ts";

/**
 * Each token where it is cheapest. Of several such places its present one, or else the one with most room: patients of one
 * village see all doctors of one town at the same distance, and would otherwise pile up at the first of them
 * (50,000 × 500, all at one point: 50 s instead of 1).
 */
export function placeCheapest(residual: Residual, high: Int32Array, present: Int32Array): void {
  const { start, node, cost, tokens } = residual.graph;
  const undecided: number[] = [];
  for (let t = 0; t < tokens; t++) {
    const from = start[t]!;
    const end = start[t + 1]!;
    if (from === end) continue;
    const least = leastOf(cost, from, end);
    let ties = 0;
    let best = -1;
    for (let arc = from; arc < end; arc++) {
      if (cost[arc] !== least) continue;
      ties++;
      if (best < 0 || node[arc] === present[t]) best = arc;
    }
    if (ties === 1 || node[best] === present[t]) place(residual, best);
    else undecided.push(t);
  }
  for (const t of undecided) place(residual, roomiest(residual, high, t));
}

function leastOf(cost: Float64Array, from: number, end: number): number {
  let least = Number.POSITIVE_INFINITY;
  for (let arc = from; arc < end; arc++) if (cost[arc]! < least) least = cost[arc]!;
  return least;
}

function roomiest({ graph, load }: Residual, high: Int32Array, t: number): number {
  const { start, node, cost } = graph;
  const least = leastOf(cost, start[t]!, start[t + 1]!);
  let best = -1;
  let most = Number.NEGATIVE_INFINITY;
  for (let arc = start[t]!; arc < start[t + 1]!; arc++) {
    const room = high[node[arc]!]! - load[node[arc]!]!;
    if (cost[arc] !== least || room <= most) continue;
    most = room;
    best = arc;
  }
  return best;
}
