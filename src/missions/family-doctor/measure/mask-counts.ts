/** Below this many, a count may name someone: the caution usual in health statistics. */
export const SMALL_NUMBER = 11;

export interface Counted {
  key: string | null;
  count: number;
}

/**
 * Which parts of a whole are published, the whole being known: those under 11 are not; then, smallest first, more are held back until what
 * is masked is at least two parts and at least 11 together: by subtraction from the whole nobody finds one, nor a small sum.
 * A whole under 11 publishes nothing. Pure.
 */
export function publishableParts(parts: readonly Counted[]): Set<string | null> {
  const whole = parts.reduce((sum, { count }) => sum + count, 0);
  if (whole < SMALL_NUMBER) return new Set();
  const smallestFirst = [...parts].sort((one, other) => one.count - other.count || order(one, other));
  let masked = 0;
  let sum = 0;
  for (const { count } of smallestFirst) {
    const enough = masked === 0 || (masked > 1 && sum >= SMALL_NUMBER);
    if (count >= SMALL_NUMBER && enough) break;
    masked += 1;
    sum += count;
  }
  return new Set(smallestFirst.slice(masked).map(({ key }) => key));
}

const order = (one: Counted, other: Counted): number => ((one.key ?? "") < (other.key ?? "") ? -1 : 1);

/** A share of a known whole is published when neither the part nor the rest is small. */
export const isPublishableShare = (part: number, whole: number): boolean =>
  part >= SMALL_NUMBER && whole - part >= SMALL_NUMBER;
