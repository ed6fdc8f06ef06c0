/** A binary heap of nodes by distance, with the place of each, so that a distance can be lowered. */
export interface NodeHeap {
  size: number;
  node: Int32Array;
  /** −1: not in the heap. */
  place: Int32Array;
  distance: Float64Array;
}

export const makeNodeHeap = (nodes: number): NodeHeap => ({
  size: 0,
  node: new Int32Array(nodes),
  place: new Int32Array(nodes).fill(-1),
  distance: new Float64Array(nodes).fill(Number.POSITIVE_INFINITY),
});

/** Inserts a node, or lowers its distance. */
export function lower(heap: NodeHeap, node: number, distance: number): void {
  heap.distance[node] = distance;
  let hole = heap.place[node]!;
  if (hole < 0) hole = heap.size++;
  while (hole > 0) {
    const above = (hole - 1) >> 1;
    const other = heap.node[above]!;
    if (!isBefore(heap, node, other)) break;
    heap.node[hole] = other;
    heap.place[other] = hole;
    hole = above;
  }
  heap.node[hole] = node;
  heap.place[node] = hole;
}

/** Takes the nearest node out; its distance stays. −1 when the heap is empty. */
export function takeNearest(heap: NodeHeap): number {
  if (heap.size === 0) return -1;
  const nearest = heap.node[0]!;
  heap.place[nearest] = -1;
  const last = heap.node[--heap.size]!;
  if (heap.size === 0) return nearest;
  let hole = 0;
  for (;;) {
    let under = 2 * hole + 1;
    if (under >= heap.size) break;
    if (under + 1 < heap.size && isBefore(heap, heap.node[under + 1]!, heap.node[under]!)) under++;
    const other = heap.node[under]!;
    if (!isBefore(heap, other, last)) break;
    heap.node[hole] = other;
    heap.place[other] = hole;
    hole = under;
  }
  heap.node[hole] = last;
  heap.place[last] = hole;
  return nearest;
}

/** By distance, then by number: the same order on any machine. */
function isBefore({ distance }: NodeHeap, a: number, b: number): boolean {
  return distance[a]! < distance[b]! || (distance[a] === distance[b] && a < b);
}
