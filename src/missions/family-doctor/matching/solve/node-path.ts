import { moveAlong, type Residual } from "./residual.ts";

/** A search over the nodes: how each was reached. Reused from one search to the next. */
export interface NodeSearch {
  /** In the order of the visit; the first `count` are of this search. */
  visited: Int32Array;
  count: number;
  seen: Uint8Array;
  /** The node before, and the edge between the two; −1 for a start. */
  from: Int32Array;
  via: Int32Array;
}

export const makeSearch = (nodes: number): NodeSearch => ({
  visited: new Int32Array(nodes),
  count: 0,
  seen: new Uint8Array(nodes),
  from: new Int32Array(nodes),
  via: new Int32Array(nodes),
});

export function forgetSearch(search: NodeSearch): void {
  for (let i = 0; i < search.count; i++) search.seen[search.visited[i]!] = 0;
  search.count = 0;
}

export function visit(search: NodeSearch, node: number, from: number, via: number): void {
  search.seen[node] = 1;
  search.from[node] = from;
  search.via[node] = via;
  search.visited[search.count++] = node;
}

/** Moves a token along each edge of the path that ends there, the last edge first; returns where the path starts. */
export function shiftTo(residual: Residual, search: NodeSearch, end: number): number {
  let node = end;
  while (search.from[node]! >= 0) {
    moveAlong(residual, search.via[node]!);
    node = search.from[node]!;
  }
  return node;
}
