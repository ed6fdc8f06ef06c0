import { UNITS } from "./read-coordinates.ts";

/** One degree of latitude in metres, divided by the units of a degree: 1.11 m. */
const METERS = 111_320 / UNITS;

/**
 * A ring with fewer points, none of the borders of which moves by more than `toleranceMeters` (Douglas-Peucker). It is cut at the
 * junctions; each piece is simplified in one direction, the same whichever of the two neighbours is read, so that both give the
 * same line. A piece that has points between its ends keeps the farthest: a ring never shrinks to a line.
 */
export function simplifyRing(
  ring: Int32Array,
  isJunction: (x: number, y: number) => boolean,
  toleranceMeters: number,
): Int32Array {
  const points = ring.length / 2;
  const ends: number[] = [];
  for (let i = 0; i < points; i++) if (isJunction(ring[2 * i]!, ring[2 * i + 1]!)) ends.push(i);
  if (ends.length === 0) ends.push(lowest(ring));
  const kept: number[] = [];
  ends.forEach((from, index) => {
    const to = ends[(index + 1) % ends.length]!;
    const length = to > from ? to - from : to - from + points;
    for (const at of simplifyPiece(ring, from, length, toleranceMeters / METERS))
      kept.push(ring[2 * at]!, ring[2 * at + 1]!);
  });
  return Int32Array.from(kept);
}

const lowest = (ring: Int32Array): number => {
  let best = 0;
  for (let i = 1; i < ring.length / 2; i++)
    if (
      ring[2 * i]! < ring[2 * best]! ||
      (ring[2 * i] === ring[2 * best] && ring[2 * i + 1]! < ring[2 * best + 1]!)
    )
      best = i;
  return best;
};

/* Places in the ring of the points kept from `from`, its end left out: the next piece begins with it. */
function simplifyPiece(ring: Int32Array, from: number, length: number, tolerance: number): number[] {
  const points = ring.length / 2;
  const place = (i: number): number => (from + i) % points;
  if (length < 2) return [from];
  const isTurned = turns(ring, place, length);
  const at = isTurned ? (i: number) => place(length - i) : place;
  const keep = new Uint8Array(length + 1);
  const squeeze = Math.cos((ring[2 * at(0) + 1]! / UNITS) * (Math.PI / 180));
  const isClosed = place(0) === place(length);
  const first = farthest(ring, at, 0, length, squeeze);
  keep[first.index] = 1;
  if (isClosed && length > 2) {
    for (const [a, b] of [
      [0, first.index],
      [first.index, length],
    ] as const)
      if (b - a > 1) keep[farthest(ring, at, a, b, squeeze).index] = 1;
  }
  const waiting: [number, number][] = [
    [0, first.index],
    [first.index, length],
  ];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [a, b] = next;
    if (b - a < 2) continue;
    const { index, squared } = farthest(ring, at, a, b, squeeze);
    if (squared <= tolerance * tolerance && keep[index] === 0) continue;
    keep[index] = 1;
    waiting.push([a, index], [index, b]);
  }
  const kept = [from];
  for (let i = 1; i < length; i++) if (keep[isTurned ? length - i : i] === 1) kept.push(place(i));
  return kept;
}

/* One direction for both neighbours: from the lower end; round a closed piece, by its lower second point. */
function turns(ring: Int32Array, place: (i: number) => number, length: number): boolean {
  const isLower = (one: number, other: number): number =>
    ring[2 * one]! - ring[2 * other]! || ring[2 * one + 1]! - ring[2 * other + 1]!;
  const ends = isLower(place(0), place(length));
  return ends === 0 ? isLower(place(1), place(length - 1)) > 0 : ends > 0;
}

/* The point between a and b that is farthest from the line between them; from a, when the line is a point. */
function farthest(ring: Int32Array, at: (i: number) => number, a: number, b: number, squeeze: number) {
  const x0 = ring[2 * at(a)]! * squeeze;
  const y0 = ring[2 * at(a) + 1]!;
  const dx = ring[2 * at(b)]! * squeeze - x0;
  const dy = ring[2 * at(b) + 1]! - y0;
  const span = dx * dx + dy * dy;
  let index = a + 1;
  let squared = -1;
  for (let i = a + 1; i < b; i++) {
    const px = ring[2 * at(i)]! * squeeze - x0;
    const py = ring[2 * at(i) + 1]! - y0;
    const along = span === 0 ? 0 : Math.max(0, Math.min(1, (px * dx + py * dy) / span));
    const distance = (px - along * dx) ** 2 + (py - along * dy) ** 2;
    if (distance > squared) [index, squared] = [i, distance];
  }
  return { index, squared };
}
