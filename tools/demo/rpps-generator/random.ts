/** Chance from a seed: the same seed gives the same numbers on every machine (mulberry32, integers only). */
export type Random = {
  /** Integer from 0 up to, not including, `below`. */
  below(below: number): number;
  pick<T>(items: readonly T[]): T;
  /** True this many times in a hundred. */
  percent(share: number): boolean;
};

export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  function next(): number {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (mixed ^ (mixed >>> 14)) >>> 0;
  }
  const below = (limit: number) => next() % limit;
  return {
    below,
    pick: (items) => items[below(items.length)]!,
    percent: (share) => below(100) < share,
  };
}
