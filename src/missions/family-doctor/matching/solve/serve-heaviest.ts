import { slotCost } from "./load-cost.ts";
import { forgetSearch, makeSearch, type NodeSearch, shiftTo, visit } from "./node-path.ts";
import { place, type Residual } from "./residual.ts";

/**
 * First term: the greatest sum of weights. Sets of patients that can be served together are the independent sets of a
 * transversal matroid (Edmonds and Fulkerson, 1965), so taking patients by falling weight, each kept if the others kept
 * before can all stay served, is exact. A search that fails closes every doctor it reached: all are full, and nothing leads
 * out of them any more (Hungarian trees; Lawler, 1976), so hopeless patients cost their own arcs only.
 */
export function serveHeaviest(residual: Residual, weight: Int32Array, capacity: Int32Array): void {
  const { graph } = residual;
  const order = Int32Array.from({ length: graph.tokens }, (_, t) => t);
  order.sort((a, b) => weight[b]! - weight[a]! || a - b);
  const closed = new Uint8Array(graph.nodes);
  const search = makeSearch(graph.nodes);
  for (let i = 0; i < order.length; i++) {
    const t = order[i]!;
    const arc = freeArc(residual, capacity, t);
    if (arc >= 0) place(residual, arc);
    else serveByShifting(residual, capacity, closed, search, t);
  }
}

/** The arc to the least loaded doctor who has room, −1 if none has. */
function freeArc({ graph, load }: Residual, capacity: Int32Array, t: number): number {
  let best = -1;
  let least = Number.POSITIVE_INFINITY;
  for (let arc = graph.start[t]!; arc < graph.start[t + 1]!; arc++) {
    const node = graph.node[arc]!;
    if (load[node]! >= capacity[node]!) continue;
    const cost = slotCost(load[node]! + 1, capacity[node]!);
    if (cost < least) {
      least = cost;
      best = arc;
    }
  }
  return best;
}

function serveByShifting(
  residual: Residual,
  capacity: Int32Array,
  closed: Uint8Array,
  search: NodeSearch,
  t: number,
): void {
  const { graph, load, edgeStart, edgeTo, edgeArc } = residual;
  forgetSearch(search);
  for (let arc = graph.start[t]!; arc < graph.start[t + 1]!; arc++)
    if (closed[graph.node[arc]!] === 0) visit(search, graph.node[arc]!, -1, arc);
  for (let head = 0; head < search.count; head++) {
    const node = search.visited[head]!;
    if (load[node]! < capacity[node]!) {
      const first = shiftTo(residual, search, node);
      place(residual, search.via[first]!);
      return;
    }
    for (let edge = edgeStart[node]!; edge < edgeStart[node + 1]!; edge++) {
      const to = edgeTo[edge]!;
      if (edgeArc[edge]! >= 0 && search.seen[to] === 0 && closed[to] === 0) visit(search, to, node, edge);
    }
  }
  for (let i = 0; i < search.count; i++) closed[search.visited[i]!] = 1;
}
