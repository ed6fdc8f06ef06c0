import { formatNumber } from "../time/time-words.ts";

const PLURAL_WORD = /^\p{L}{4,}s$/u;

/** « 1 demande », « 2 demandes », « 27 % »: a unit of one word in the plural loses its « s » below two, as French does. */
export const withUnit = (value: number, unit: string): string =>
  `${formatNumber(value)} ${Math.abs(value) < 2 && PLURAL_WORD.test(unit) ? unit.slice(0, -1) : unit}`;
