import { forgetSearch, makeSearch, type NodeSearch, visit } from "./node-path.ts";
import type { Residual } from "./residual.ts";

/** More than any weight: a doctor without capacity. */
export const NO_PLACE = 2 ** 31 - 1;

/**
 * What a place at each doctor is worth once the greatest weight is served: 0 where one can be freed, else the least weight
 * among the patients who could be pushed out by one more. These are optimal dual values of the first term. So an answer
 * has the greatest weight if and only if each patient goes to the cheapest of their doctors in this sense, is served when
 * their weight is above that price and left out when it is below, and every doctor with a price is full.
 */
export function pricePlaces(residual: Residual, weight: Int32Array, capacity: Int32Array): Int32Array {
  const { graph, load, at } = residual;
  const price = new Int32Array(graph.nodes).fill(-1);
  const search = makeSearch(graph.nodes);
  for (let node = 0; node < graph.nodes; node++)
    if (load[node]! < capacity[node]! && price[node]! < 0) priceAllBefore(residual, search, price, node, 0);
  const served = Int32Array.from({ length: graph.tokens }, (_, t) => t).filter((t) => at[t]! >= 0);
  served.sort((a, b) => weight[a]! - weight[b]!);
  for (let i = 0; i < served.length; i++) {
    const node = graph.node[at[served[i]!]!]!;
    if (price[node]! < 0) priceAllBefore(residual, search, price, node, weight[served[i]!]!);
  }
  for (let node = 0; node < graph.nodes; node++) if (price[node]! < 0) price[node] = NO_PLACE;
  return price;
}

/** Gives the price to this node and to all from which tokens could be shifted to it. */
function priceAllBefore(
  residual: Residual,
  search: NodeSearch,
  price: Int32Array,
  node: number,
  value: number,
): void {
  const { graph, edgeStart, edgeTo, edgeOf, edgeArc } = residual;
  forgetSearch(search);
  visit(search, node, -1, -1);
  price[node] = value;
  for (let head = 0; head < search.count; head++) {
    const to = search.visited[head]!;
    // Pairs are symmetric: whoever has an edge to this node is among those it has an edge to.
    for (let edge = edgeStart[to]!; edge < edgeStart[to + 1]!; edge++) {
      const from = edgeTo[edge]!;
      if (price[from]! >= 0 || edgeArc[edgeOf[from * graph.nodes + to]!]! < 0) continue;
      price[from] = value;
      visit(search, from, to, edge);
    }
  }
}
