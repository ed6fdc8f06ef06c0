import type { MatchingGraph } from "./matching-graph.ts";
import { lower, makeNodeHeap, type NodeHeap, takeNearest } from "./node-heap.ts";
import { placeCheapest } from "./place-cheapest.ts";
import { makeResidual, moveAlong, type Residual } from "./residual.ts";

export interface LeastCost {
  /** The arc of each token. */
  at: Int32Array;
  /** Optimal dual values of the nodes, and last that of the common end of all tokens. */
  price: Float64Array;
}

interface Flow {
  residual: Residual;
  low: Int32Array;
  high: Int32Array;
  /** Tokens that each node hands on to the common end, between its bounds. */
  sent: Int32Array;
  /** What stands at a node without being handed on; negative: what is missing. The end is the last one. */
  excess: Int32Array;
  price: Float64Array;
  heap: NodeHeap;
  from: Int32Array;
  via: Int32Array;
  touched: Int32Array;
  touchedCount: number;
}

/** Instead of an edge: to or from the common end. */
const BY_END = -2;

/** Tokens, how many each node may have, and where each token stands at present (a node, −1 for nowhere). */
export interface Placement {
  graph: MatchingGraph;
  low: Int32Array;
  high: Int32Array;
  present: Int32Array;
}

/**
 * The least total cost of placing every token on one of its arcs with each node between its bounds: successive shortest
 * paths with potentials (Edmonds and Karp, 1972; Tomizawa, 1971; Ahuja, Magnanti and Orlin, Network Flows, 1993, § 9.7) on
 * the network folded onto the nodes. The start is not empty: each token stands where it is cheapest, which is optimal but
 * for the bounds, and each path then brings one token's worth of excess to where one is missing.
 *
 * Exact: costs are whole numbers below 2^36 and there are 2,002 nodes at most. The price of a node that lacks a token never
 * rose, so any other is at most the lengths of two simple paths: below 2^48, and every sum of three numbers below 2^50.
 * @param onProgress share of the paths found, from 0 to 1, now and then
 * @throws when no placement respects the bounds
 */
export function leastCost(placement: Placement, onProgress: (share: number) => void): LeastCost {
  const flow = startFlow(placement);
  const nodes = placement.graph.nodes;
  let found = 0;
  const wanted = flow.excess.reduce((sum, one) => sum + Math.max(0, one), 0);
  for (let node = 0; node <= nodes; node++)
    while (flow.excess[node]! > 0) {
      const end = nearestLack(flow, node);
      if (end < 0) throw new Error("No placement of the tokens respects the bounds of the nodes.");
      raisePrices(flow, end);
      augment(flow, end);
      if (++found % 256 === 0) onProgress(found / wanted);
    }
  return { at: flow.residual.at, price: flow.price };
}

function startFlow({ graph, low, high, present }: Placement): Flow {
  const residual = makeResidual(graph);
  placeCheapest(residual, high, present);
  const excess = new Int32Array(graph.nodes + 1);
  const sent = new Int32Array(graph.nodes);
  for (let node = 0; node < graph.nodes; node++) {
    const load = residual.load[node]!;
    sent[node] = Math.max(low[node]!, Math.min(high[node]!, load));
    excess[node] = load - sent[node]!;
    excess[graph.nodes]! += sent[node]! - load;
  }
  return {
    residual,
    low,
    high,
    sent,
    excess,
    price: new Float64Array(graph.nodes + 1),
    heap: makeNodeHeap(graph.nodes + 1),
    from: new Int32Array(graph.nodes + 1),
    via: new Int32Array(graph.nodes + 1),
    touched: new Int32Array(graph.nodes + 1),
    touchedCount: 0,
  };
}

/** Dijkstra over the reduced costs, which are never negative; stops at the first node that lacks something. */
function nearestLack(flow: Flow, source: number): number {
  const { residual, price, heap, excess } = flow;
  const { edgeStart, edgeTo, edgeCost } = residual;
  const nodes = residual.graph.nodes;
  for (let i = 0; i < flow.touchedCount; i++) heap.distance[flow.touched[i]!] = Number.POSITIVE_INFINITY;
  for (let i = 0; i < heap.size; i++) heap.place[heap.node[i]!] = -1;
  heap.size = 0;
  flow.touchedCount = 0;
  reach(flow, source, 0, -1, -1);
  for (let node = takeNearest(heap); node >= 0; node = takeNearest(heap)) {
    if (excess[node]! < 0) return node;
    const distance = heap.distance[node]!;
    if (node === nodes) {
      for (let to = 0; to < nodes; to++)
        if (flow.sent[to]! > flow.low[to]!)
          reach(flow, to, distance + price[to]! - price[nodes]!, node, BY_END);
      continue;
    }
    const base = distance - price[node]!;
    const end = edgeStart[node + 1]!;
    for (let edge = edgeStart[node]!; edge < end; edge++) {
      const to = edgeTo[edge]!;
      const length = base + edgeCost[edge]! + price[to]!;
      if (length < heap.distance[to]!) reach(flow, to, length, node, edge);
    }
    if (flow.sent[node]! < flow.high[node]!) reach(flow, nodes, base + price[nodes]!, node, BY_END);
  }
  return -1;
}

function reach(flow: Flow, node: number, distance: number, from: number, via: number): void {
  const { heap } = flow;
  if (distance >= heap.distance[node]!) return;
  if (heap.distance[node] === Number.POSITIVE_INFINITY) flow.touched[flow.touchedCount++] = node;
  flow.from[node] = from;
  flow.via[node] = via;
  lower(heap, node, distance);
}

/** Nodes nearer than the end of the path become dearer by the difference: the path costs nothing, and no edge less than nothing. */
function raisePrices({ heap, price, touched, touchedCount }: Flow, end: number): void {
  const far = heap.distance[end]!;
  for (let i = 0; i < touchedCount; i++) {
    const near = heap.distance[touched[i]!]!;
    if (near < far) price[touched[i]!]! += far - near;
  }
}

function augment(flow: Flow, end: number): void {
  const nodes = flow.residual.graph.nodes;
  let node = end;
  flow.excess[node]! += 1;
  while (flow.from[node]! >= 0) {
    const before = flow.from[node]!;
    if (flow.via[node]! !== BY_END) moveAlong(flow.residual, flow.via[node]!);
    else if (node === nodes) flow.sent[before]! += 1;
    else flow.sent[node]! -= 1;
    node = before;
  }
  flow.excess[node]! -= 1;
}
