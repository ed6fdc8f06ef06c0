/**
 * Pairing heaps of arcs (Fredman, Sedgewick, Sleator and Tarjan, 1986), many of them over the same arrays: an arc is in one
 * heap at most, inserted in constant time and taken out from anywhere in amortised logarithmic time, without allocating.
 */
export interface ArcHeaps {
  key: Float64Array;
  child: Int32Array;
  next: Int32Array;
  /** The elder sibling, or the parent for a first child; −1 for a root. */
  before: Int32Array;
}

export function makeArcHeaps(arcs: number): ArcHeaps {
  return {
    key: new Float64Array(arcs),
    child: new Int32Array(arcs).fill(-1),
    next: new Int32Array(arcs).fill(-1),
    before: new Int32Array(arcs).fill(-1),
  };
}

/** Joins two roots and returns the root of both: the smaller key, then the smaller arc, so that the order is always the same. */
export function meld(heaps: ArcHeaps, a: number, b: number): number {
  if (a < 0) return b;
  if (b < 0) return a;
  const { key, child, next, before } = heaps;
  const aFirst = key[a]! < key[b]! || (key[a]! === key[b]! && a < b);
  const parent = aFirst ? a : b;
  const under = aFirst ? b : a;
  const first = child[parent]!;
  next[under] = first;
  if (first >= 0) before[first] = under;
  before[under] = parent;
  child[parent] = under;
  return parent;
}

/** Takes an arc out of the heap whose root is given; returns the new root, −1 when none is left. */
export function takeOut(heaps: ArcHeaps, root: number, arc: number): number {
  const { child, next, before } = heaps;
  const rest = meldChildren(heaps, child[arc]!);
  child[arc] = -1;
  if (arc === root) return rest;
  const elder = before[arc]!;
  const younger = next[arc]!;
  if (child[elder] === arc) child[elder] = younger;
  else next[elder] = younger;
  if (younger >= 0) before[younger] = elder;
  next[arc] = -1;
  before[arc] = -1;
  return meld(heaps, root, rest);
}

/** Two passes: siblings by pairs from the first, then the pairs together from the last. */
function meldChildren(heaps: ArcHeaps, first: number): number {
  const { next, before } = heaps;
  let pairs = -1;
  for (let one = first; one >= 0; ) {
    const two = next[one]!;
    next[one] = -1;
    before[one] = -1;
    let after = -1;
    let joined = one;
    if (two >= 0) {
      after = next[two]!;
      next[two] = -1;
      before[two] = -1;
      joined = meld(heaps, one, two);
    }
    // Pairs wait in a stack through `next`.
    next[joined] = pairs;
    pairs = joined;
    one = after;
  }
  let root = -1;
  while (pairs >= 0) {
    const waiting = next[pairs]!;
    next[pairs] = -1;
    root = meld(heaps, root, pairs);
    pairs = waiting;
  }
  return root;
}
