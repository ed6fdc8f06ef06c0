import type { Perimeter } from "./perimeters.ts";

/** The smallest ground that an indicator's usual source tells; own: the CPTS counts itself. */
export const FINEST = ["iris", "commune", "own"] as const;
export type Finest = (typeof FINEST)[number];

export interface Sized {
  perimeter: Perimeter;
  /** Name of the part. */
  label: string;
  source: string;
  /** Somebody says that the source counted on this very ground. */
  countedThere: boolean;
}

/** The territory as far as estimates go. */
export interface Parts {
  /** Some of it is an IRIS, a sector or another part of a commune. */
  isInfraCommunal: boolean;
  /** Folded names of the communes that it holds as a whole: a part called so is no share of anything. */
  wholeCommunes: ReadonlySet<string>;
}

/* Both stop at the commune, whatever the indicator: « Rézone ne découpe pas par quartier ». */
const STOPS_AT_COMMUNE = /r[ée]zone|c[a@]rto ?sant[ée]|data\.ameli|\bdrees\b/i;
const GOES_BELOW = /\biris\b|quartier|\bqpv\b|filosofi/i;

/**
 * Whether a figure must be an estimate though nobody said so: it is of a part of a commune, and its source counts communes as a whole.
 * `fold` as people compare names.
 */
export function isDeducedEstimate(
  one: Sized,
  finest: Finest,
  parts: Parts,
  fold: (name: string) => string,
): boolean {
  if (one.countedThere || !isBelowCommune(one, parts, fold)) return false;
  if (STOPS_AT_COMMUNE.test(one.source)) return true;
  return finest === "commune" && !GOES_BELOW.test(one.source);
}

function isBelowCommune(one: Sized, parts: Parts, fold: (name: string) => string): boolean {
  if (one.perimeter === "territory") return parts.isInfraCommunal;
  return one.perimeter === "part" && !parts.wholeCommunes.has(fold(one.label));
}
