import { type Perimeter, thanWords } from "./perimeters.ts";
import { many, sayBeside, sayFigure, sayNumber, type Unit } from "./say-figure.ts";

export interface Told {
  perimeter: Perimeter;
  label: string;
  value: number;
}

const NBSP = "\u00a0";

/** The difference of two figures, to the decimals that they have: 13,3 − 11,8 is 1,5, not 1,4999. */
export function differenceOf(value: number, other: number): number {
  const decimals = Math.max(decimalsOf(value), decimalsOf(other));
  return Math.round((value - other) * 10 ** decimals) / 10 ** decimals;
}

const decimalsOf = (value: number): number => Math.min(4, (String(value).split(".")[1] ?? "").length);

/** « 8 points de plus que le département (19 %) », « autant que la région (27 %) » */
function sayAgainst(value: number, unit: Unit, than: Told): string {
  const difference = differenceOf(value, than.value);
  const beside = `${thanWords(than.perimeter, than.label)} (${sayBeside(than.value, unit)})`;
  if (difference === 0) return `autant ${beside}`;
  const size = Math.abs(difference);
  return `${sizeWords(size, unit)} de ${difference > 0 ? "plus" : "moins"} ${beside}`;
}

/* Percentages differ by points, not by per cent. */
function sizeWords(size: number, unit: Unit): string {
  if (unit === "%") return `${sayNumber(size)}${NBSP}${many(size, "point", "points")}`;
  if (unit === "years" || unit === "days" || unit === "hours" || unit === "euros")
    return sayFigure(size, unit);
  return sayNumber(size);
}

/**
 * A figure and by how much it differs: « 27 %, soit 8 points de plus que le département (19 %) ». In French, a decimal below two is
 * singular (1,5 point). Without anything to compare, the figure alone.
 */
export function sayDifference(value: number, unit: Unit, than: readonly Told[]): string {
  const figure = sayFigure(value, unit);
  // A plan is written or not: nothing to subtract.
  if (than.length === 0 || unit === "yes-no") return figure;
  const parts = than.map((one) => sayAgainst(value, unit, one));
  return `${figure}, soit ${joined(parts)}`;
}

const joined = (parts: readonly string[]): string =>
  parts.length < 2 ? (parts[0] ?? "") : `${parts.slice(0, -1).join(", ")} et ${parts.at(-1)}`;
