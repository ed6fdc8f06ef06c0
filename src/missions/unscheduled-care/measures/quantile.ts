/** Linear interpolation between ranks (Hyndman and Fan, type 7), `share` from 0 to 1; null for no value. Sorts a copy. */
export function quantile(values: readonly number[], share: number): number | null {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  const rank = (sorted.length - 1) * Math.min(1, Math.max(0, share));
  const low = sorted[Math.floor(rank)]!;
  const high = sorted[Math.ceil(rank)]!;
  // Equal first: between two infinite values interpolation would give NaN.
  return low === high ? low : low + (high - low) * (rank - Math.floor(rank));
}

export const median = (values: readonly number[]): number | null => quantile(values, 0.5);

/** A share with what it is made of; `share` is null when there is nothing to divide by. */
export type Ratio = { numerator: number; denominator: number; share: number | null };

export function ratio(numerator: number, denominator: number): Ratio {
  return { numerator, denominator, share: denominator === 0 ? null : numerator / denominator };
}
