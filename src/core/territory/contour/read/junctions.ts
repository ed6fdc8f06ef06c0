/** Where borders meet, told by looking at every ring once. */
export interface Junctions {
  /** Notes the points of a ring with their neighbours. */
  see: (ring: Int32Array) => void;
  /** Two rings pass here by different ways: the point ends a border. */
  isJunction: (x: number, y: number) => boolean;
}

const MET = 0xffffffff;
const MOST_SLOTS = 2 ** 24;
const FULLEST = 0.75;

/**
 * A border between two communes is written twice, once for each. A point at which the neighbours are not the same two
 * in each ring that passes is where a border ends: it is kept by the simplification, so that both sides of a border are
 * simplified alike and no gap opens between them (the rule of TopoJSON, without holding the file).
 * 12 bytes a slot, 200 MB at most; beyond 12 million points every further one counts as a junction, and is kept.
 */
export function findJunctions(expectedPoints: number): Junctions {
  let slots = slotsFor(expectedPoints);
  let keys = new Float64Array(slots);
  let pairs = new Uint32Array(slots);
  let used = 0;

  const slotOf = (key: number, among: Float64Array): number => {
    const mask = among.length - 1;
    let at = scatter(key) & mask;
    while (among[at] !== 0 && among[at] !== key) at = (at + 1) & mask;
    return at;
  };
  const grow = () => {
    const [oldKeys, oldPairs] = [keys, pairs];
    slots *= 2;
    keys = new Float64Array(slots);
    pairs = new Uint32Array(slots);
    for (let i = 0; i < oldKeys.length; i++) {
      if (oldKeys[i] === 0) continue;
      const at = slotOf(oldKeys[i]!, keys);
      keys[at] = oldKeys[i]!;
      pairs[at] = oldPairs[i]!;
    }
  };
  const note = (key: number, pair: number) => {
    const at = slotOf(key, keys);
    if (keys[at] === key) {
      if (pairs[at] !== pair) pairs[at] = MET;
      return;
    }
    if (used >= slots * FULLEST) {
      if (slots >= MOST_SLOTS) return;
      grow();
      note(key, pair);
      return;
    }
    keys[at] = key;
    pairs[at] = pair;
    used += 1;
  };
  return {
    see: (ring) => {
      const points = ring.length / 2;
      for (let i = 0; i < points; i++) {
        const before = i === 0 ? points - 1 : i - 1;
        const after = i === points - 1 ? 0 : i + 1;
        const one = scatter(keyOf(ring[2 * before]!, ring[2 * before + 1]!));
        const other = scatter(keyOf(ring[2 * after]!, ring[2 * after + 1]!));
        const pair = (one + other) >>> 0;
        note(keyOf(ring[2 * i]!, ring[2 * i + 1]!), pair === MET ? 0 : pair);
      }
    },
    isJunction: (x, y) => {
      const key = keyOf(x, y);
      const at = slotOf(key, keys);
      return keys[at] !== key || pairs[at] === MET;
    },
  };
}

const slotsFor = (points: number): number =>
  Math.min(MOST_SLOTS, 2 ** Math.max(12, Math.ceil(Math.log2(Math.max(1, points * 1.3)))));

/* 36,000,001 × 18,000,001 places: below 2^53. Never 0, which stands for an empty slot. */
const keyOf = (x: number, y: number): number => (x + 18_000_000) * 18_000_001 + (y + 9_000_000) + 1;

function scatter(key: number): number {
  let h = Math.imul((key % 4_294_967_296) | 0, 0x9e3779b1) ^ Math.imul((key / 4_294_967_296) | 0, 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d);
  return (h ^ (h >>> 13)) >>> 0;
}
