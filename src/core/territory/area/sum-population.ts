/** A threshold of the contract: this size holds from `minimum` inhabitants up to the next one's. */
export interface SizeThreshold {
  size: number;
  label: string;
  minimum: number;
}

/** INSEE's populations of IRIS have decimals: added in thousandths, so that no binary rounding creeps in, then rounded once. */
export const sumPopulation = (populations: readonly number[]): number =>
  Math.round(populations.reduce((sum, one) => sum + Math.round(one * 1000), 0) / 1000);

/** The size of a population; undefined when there is none or no threshold fits. */
export const sizeOf = (
  population: number,
  thresholds: readonly SizeThreshold[],
): SizeThreshold | undefined =>
  population > 0
    ? [...thresholds].sort((a, b) => b.minimum - a.minimum).find((one) => population >= one.minimum)
    : undefined;
