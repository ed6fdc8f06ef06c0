/**
 * Who may go where, at what cost, as arrays: token p (a patient) has the arcs `start[p]` to `start[p + 1]`, each to a node
 * (a doctor, or the place of those left out). `origin` is the arc of the packed instance, −1 for being left out.
 */
export interface MatchingGraph {
  nodes: number;
  tokens: number;
  start: Int32Array;
  node: Int32Array;
  origin: Int32Array;
  cost: Float64Array;
}

/** The same tokens with the arcs that `keep` keeps; `costOf` gives each its new cost. */
export function keepArcs(
  graph: MatchingGraph,
  keep: (token: number, arc: number) => boolean,
  costOf: (token: number, arc: number) => number,
): MatchingGraph {
  const start = new Int32Array(graph.tokens + 1);
  const kept = new Int32Array(graph.node.length);
  let count = 0;
  for (let token = 0; token < graph.tokens; token++) {
    for (let arc = graph.start[token]!; arc < graph.start[token + 1]!; arc++)
      if (keep(token, arc)) kept[count++] = arc;
    start[token + 1] = count;
  }
  const [node, origin, cost] = [new Int32Array(count), new Int32Array(count), new Float64Array(count)];
  for (let token = 0; token < graph.tokens; token++)
    for (let i = start[token]!; i < start[token + 1]!; i++) {
      const arc = kept[i]!;
      node[i] = graph.node[arc]!;
      origin[i] = graph.origin[arc]!;
      cost[i] = costOf(token, arc);
    }
  return { nodes: graph.nodes, tokens: graph.tokens, start, node, origin, cost };
}
