import { slotCost } from "./load-cost.ts";
import { forgetSearch, makeSearch, type NodeSearch, shiftTo, visit } from "./node-path.ts";
import type { Residual } from "./residual.ts";

/** What is true of every even answer: the level of each doctor, and the least and most patients that they may have. */
export interface Levels {
  level: Int32Array;
  low: Int32Array;
  high: Int32Array;
}

/**
 * Second term: the least sum of load costs, by cancelling negative cycles (Klein, 1967) from the top: the doctor whose last
 * patient costs most gives one, along a path of shifts, to the one whose next patient costs least. Where that gains
 * nothing, all whom that doctor can reach are settled for good: none of them can gain, nor anyone above by them. What
 * their last patient costs is then the dual value of the group, which says what every other optimum has in common.
 * Doctors with a price (see price-places.ts) are full in every answer, and left as they are.
 */
export function spreadLoad(residual: Residual, capacity: Int32Array, price: Int32Array): Levels {
  const { graph, load } = residual;
  const settled = Uint8Array.from(price, (one) => (one > 0 ? 1 : 0));
  const level = new Int32Array(graph.nodes).fill(-1);
  const search = makeSearch(graph.nodes);
  const costs = {
    last: Int32Array.from(load, (n, i) => (n > 0 ? slotCost(n, capacity[i]!) : -1)),
    next: Int32Array.from(load, (n, i) => (n < capacity[i]! ? slotCost(n + 1, capacity[i]!) : NO_ROOM)),
  };
  for (;;) {
    const top = dearest(costs.last, settled);
    if (top < 0) break;
    const cheapest = searchCheapest(residual, search, settled, costs.next, top);
    if (costs.next[cheapest]! < costs.last[top]!) {
      shiftTo(residual, search, cheapest);
      for (const node of [top, cheapest]) {
        costs.last[node] = load[node]! > 0 ? slotCost(load[node]!, capacity[node]!) : -1;
        costs.next[node] =
          load[node]! < capacity[node]! ? slotCost(load[node]! + 1, capacity[node]!) : NO_ROOM;
      }
      continue;
    }
    for (let i = 0; i < search.count; i++) {
      settled[search.visited[i]!] = 1;
      level[search.visited[i]!] = costs.last[top]!;
    }
  }
  return { level, ...boundsOf(level, load, capacity, price) };
}

const NO_ROOM = 2 ** 31 - 1;

function dearest(last: Int32Array, settled: Uint8Array): number {
  let top = -1;
  for (let node = 0; node < last.length; node++)
    if (settled[node] === 0 && (top < 0 || last[node]! > last[top]!)) top = node;
  return top;
}

/** Visits all that `top` can shift a patient to, and returns the one whose next patient costs least (`top` itself at worst). */
function searchCheapest(
  { edgeStart, edgeTo, edgeArc }: Residual,
  search: NodeSearch,
  settled: Uint8Array,
  next: Int32Array,
  top: number,
): number {
  forgetSearch(search);
  visit(search, top, -1, -1);
  let cheapest = top;
  for (let head = 0; head < search.count; head++) {
    const node = search.visited[head]!;
    if (next[node]! < next[cheapest]!) cheapest = node;
    for (let edge = edgeStart[node]!; edge < edgeStart[node + 1]!; edge++) {
      const to = edgeTo[edge]!;
      if (edgeArc[edge]! >= 0 && search.seen[to] === 0 && settled[to] === 0) visit(search, to, node, edge);
    }
  }
  return cheapest;
}

/** A place below the level is taken in every even answer, one above in none; those at the level are where answers differ. */
function boundsOf(level: Int32Array, load: Int32Array, capacity: Int32Array, price: Int32Array) {
  const low = Int32Array.from(load);
  const high = Int32Array.from(load);
  for (let node = 0; node < load.length; node++) {
    if (price[node]! > 0) continue;
    const c = capacity[node]!;
    while (low[node]! > 0 && slotCost(low[node]!, c) >= level[node]!) low[node]! -= 1;
    while (high[node]! < c && slotCost(high[node]! + 1, c) <= level[node]!) high[node]! += 1;
  }
  return { low, high };
}
