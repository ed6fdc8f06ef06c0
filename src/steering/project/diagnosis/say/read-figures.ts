import { isGround, PERIMETERS, type Perimeter, perimeterWords } from "./perimeters.ts";
import { isSecret, SECRET_WORDS } from "./publish.ts";
import { sayDifference, type Told } from "./say-difference.ts";
import type { Unit } from "./say-figure.ts";

export interface KeptValue {
  perimeter: Perimeter;
  label: string;
  value: number;
  people: number | null;
  year: number | null;
  /** YYYY-MM-DD */
  datedOn: string | null;
  source: string;
  method: "exact" | "estimated";
  /** Nobody said that it is an estimate, but its source counts communes as a whole and its ground is smaller. */
  isDeduced?: boolean;
  /** Counted by the platform at this moment: its source says of what days. */
  isLive?: boolean;
  /** Too few to be published, as the slice that counted says. */
  isSmall?: boolean;
}

export interface Reading {
  /** « Empalot »; empty for the territory as a whole. */
  of: string;
  /** « 27 %, soit 8 points de plus que le département (19 %) » */
  sentence: string;
  /** « estimation sur une partie de commune », or nothing to say. */
  warning: string | null;
  /** « Rézone CPTS, 2021 » */
  source: string;
  bars: { label: string; value: number }[];
}

export interface Indicator {
  unit: Unit;
  ofPeople: boolean;
}

/**
 * What an indicator says: one reading for the territory, one for each part of it; where there is neither, one for the smallest ground
 * that is told. The newest value of each ground counts. With `isPublished`, figures of fewer than eleven persons are hidden.
 */
export function readFigures(
  indicator: Indicator,
  values: readonly KeptValue[],
  options: { isPublished: boolean; isInfraCommunal: boolean },
): Reading[] {
  const newest = newestOf(values).sort((a, b) => rank(a) - rank(b) || (a.label < b.label ? -1 : 1));
  const grounds = newest.filter((one) => isGround(one.perimeter));
  const [smallest] = newest;
  const told = grounds.length > 0 ? grounds : smallest ? [smallest] : [];
  return told.map((one) => readOne(indicator, one, newest, options));
}

const rank = (one: KeptValue): number => PERIMETERS.indexOf(one.perimeter);

function newestOf(values: readonly KeptValue[]): KeptValue[] {
  const newest = new Map<string, KeptValue>();
  for (const one of values) {
    const key = `${one.perimeter} ${one.label}`;
    const before = newest.get(key);
    if (!before || (one.year ?? 0) >= (before.year ?? 0)) newest.set(key, one);
  }
  return [...newest.values()];
}

function readOne(
  indicator: Indicator,
  one: KeptValue,
  all: readonly KeptValue[],
  { isPublished, isInfraCommunal }: { isPublished: boolean; isInfraCommunal: boolean },
): Reading {
  const { unit } = indicator;
  const isHidden = (value: KeptValue) =>
    isPublished && (value.isSmall === true || isSecret(value, indicator));
  const larger = all.filter((other) => rank(other) > rank(one) && !isGround(other.perimeter));
  const shown = larger.filter((other) => !isHidden(other));
  const of = one.perimeter === "territory" ? "" : perimeterWords(one.perimeter, one.label);
  const than: Told[] = shown.map(({ perimeter, label, value }) => ({ perimeter, label, value }));
  const bars = [...(isHidden(one) ? [] : [one]), ...shown].map((other) => ({
    label: capital(perimeterWords(other.perimeter, other.label)),
    value: other.value,
  }));
  const year = one.isLive ? null : (one.datedOn?.slice(0, 4) ?? one.year);
  return {
    of,
    sentence: isHidden(one) ? capital(SECRET_WORDS) : sayDifference(one.value, unit, than),
    warning: warningOf(one, isInfraCommunal),
    source: [one.source, year].filter(Boolean).join(", "),
    bars,
  };
}

/* Rézone and most sources stop at the commune: below it a figure is a share of the whole, and must say so. */
const warningOf = (one: KeptValue, isInfraCommunal: boolean): string | null => {
  if (one.method !== "estimated")
    return one.isDeduced ? "estimation : la source s’arrête à la commune, ce périmètre est plus petit" : null;
  return isGround(one.perimeter) && isInfraCommunal ? "estimation sur une partie de commune" : "estimation";
};

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
