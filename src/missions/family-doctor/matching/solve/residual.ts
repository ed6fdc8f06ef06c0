import { type ArcHeaps, makeArcHeaps, meld, takeOut } from "./arc-heaps.ts";
import type { MatchingGraph } from "./matching-graph.ts";

/**
 * Where each token stands, and the residual network folded onto the nodes: patients are many and doctors few, so a path
 * goes from doctor to doctor, each step being the cheapest patient of the one who could go to the other. The edge from i
 * to k holds in a heap all arcs to k of the tokens that stand at i, by what the move would cost.
 */
export interface Residual {
  graph: MatchingGraph;
  /** The arc on which a token stands, −1 for none yet. */
  at: Int32Array;
  token: Int32Array;
  load: Int32Array;
  edgeStart: Int32Array;
  edgeTo: Int32Array;
  /** Edge of a pair of nodes (i·nodes + k), −1 where no token has an arc to both. */
  edgeOf: Int32Array;
  /** The cheapest arc of the edge, −1 for none, and what it would cost (∞ for none). */
  edgeArc: Int32Array;
  edgeCost: Float64Array;
  heaps: ArcHeaps;
}

export function makeResidual(graph: MatchingGraph): Residual {
  const { nodes, tokens, start } = graph;
  const token = new Int32Array(graph.node.length);
  for (let t = 0; t < tokens; t++) token.fill(t, start[t]!, start[t + 1]!);
  const edgeOf = new Int32Array(nodes * nodes).fill(-1);
  const edges = markPairs(graph, edgeOf);
  const edgeStart = new Int32Array(nodes + 1);
  const edgeTo = new Int32Array(edges);
  let edge = 0;
  for (let i = 0; i < nodes; i++) {
    for (let k = 0; k < nodes; k++)
      if (edgeOf[i * nodes + k]! >= 0) {
        edgeTo[edge] = k;
        edgeOf[i * nodes + k] = edge++;
      }
    edgeStart[i + 1] = edge;
  }
  return {
    graph,
    at: new Int32Array(tokens).fill(-1),
    token,
    load: new Int32Array(nodes),
    edgeStart,
    edgeTo,
    edgeOf,
    edgeArc: new Int32Array(edges).fill(-1),
    edgeCost: new Float64Array(edges).fill(Number.POSITIVE_INFINITY),
    heaps: makeArcHeaps(graph.node.length),
  };
}

/** Marks with 0 the pairs of nodes that share a token; stops when all are marked. Returns how many. */
function markPairs({ nodes, tokens, start, node }: MatchingGraph, edgeOf: Int32Array): number {
  let marked = 0;
  const all = nodes * (nodes - 1);
  for (let t = 0; t < tokens && marked < all; t++) {
    const end = start[t + 1]!;
    for (let a = start[t]!; a < end; a++) {
      const row = node[a]! * nodes;
      for (let b = start[t]!; b < end; b++)
        if (b !== a && edgeOf[row + node[b]!]! < 0) {
          edgeOf[row + node[b]!] = 0;
          marked++;
        }
    }
  }
  return marked;
}

/** Puts a token, which stands nowhere, on one of its arcs. */
export function place(residual: Residual, arc: number): void {
  const { graph, at, token, load, edgeOf, edgeArc, edgeCost, heaps } = residual;
  const { start, node, cost, nodes } = graph;
  const t = token[arc]!;
  const row = node[arc]! * nodes;
  const base = cost[arc]!;
  at[t] = arc;
  load[node[arc]!]! += 1;
  const end = start[t + 1]!;
  for (let other = start[t]!; other < end; other++) {
    if (other === arc) continue;
    const edge = edgeOf[row + node[other]!]!;
    heaps.key[other] = cost[other]! - base;
    const root = meld(heaps, edgeArc[edge]!, other);
    edgeArc[edge] = root;
    edgeCost[edge] = heaps.key[root]!;
  }
}

/** Takes a token from where it stands. */
export function lift(residual: Residual, t: number): void {
  const { graph, at, load, edgeOf, edgeArc, edgeCost, heaps } = residual;
  const { start, node, nodes } = graph;
  const arc = at[t]!;
  const row = node[arc]! * nodes;
  at[t] = -1;
  load[node[arc]!]! -= 1;
  const end = start[t + 1]!;
  for (let other = start[t]!; other < end; other++) {
    if (other === arc) continue;
    const edge = edgeOf[row + node[other]!]!;
    const root = takeOut(heaps, edgeArc[edge]!, other);
    edgeArc[edge] = root;
    edgeCost[edge] = root < 0 ? Number.POSITIVE_INFINITY : heaps.key[root]!;
  }
}

/** Moves along an edge its cheapest token. */
export function moveAlong(residual: Residual, edge: number): void {
  const arc = residual.edgeArc[edge]!;
  lift(residual, residual.token[arc]!);
  place(residual, arc);
}
