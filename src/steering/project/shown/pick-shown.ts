import type { DocumentName } from "../document/document-contract.ts";
import { CHARTS, type ChartKey } from "./shown-contract.ts";

/** What was chosen for a document; null: nobody chose. */
export interface Choice {
  indicators: ReadonlySet<string>;
  charts: ReadonlySet<ChartKey>;
}

/**
 * The indicators of the two real letters (S0, S1), in the order in which they are kept when there are too many: access to a doctor, ages
 * and illness, offer, prevention.
 */
export const OF_THE_LETTERS: readonly string[] = [
  "mt.without",
  "mt.without.17plus",
  "mt.without.70plus",
  "mt.without.ald",
  "mt.without.css",
  "gp.density",
  "ald",
  "cmuc",
  "poverty",
  "age.65plus",
  "age.80plus",
  "emergency.not-followed-by-admission",
  "screening.breast.50-74",
  "screening.breast.organised",
  "screening.cervix.25-65",
  "screening.colorectal.50-74",
  "vaccination.flu.65plus",
  "vaccination.mmr.19-30",
  "dental.under16",
];

/** About two pages with their sources, as in the real letters: thirteen indicators in one, eight in the other. */
export const MOST_AT_START = 14;

const isOwn = (code: string): boolean => code.startsWith("own.");

/**
 * The indicators that a document shows, out of those that have a value: what was chosen; else for the letter those that the CPTS made
 * itself and those of the real letters, fourteen at most, and everything for the health project. Pure.
 */
export function pickIndicators(
  document: DocumentName,
  known: readonly string[],
  choice: Choice | null,
): Set<string> {
  const codes = [...new Set(known)];
  if (choice) return new Set(codes.filter((code) => choice.indicators.has(code)));
  if (document === "health-project") return new Set(codes);
  const listed = OF_THE_LETTERS.filter((code) => codes.includes(code));
  return new Set([...codes.filter(isOwn), ...listed].slice(0, MOST_AT_START));
}

/** The charts that a document shows: what was chosen, else all of them. Pure. */
export const pickCharts = (choice: Choice | null): Set<ChartKey> =>
  new Set(CHARTS.filter((chart) => !choice || choice.charts.has(chart)));

/** « 14 sur 45 indicateurs » */
export const sayPicked = (picked: number, known: number): string =>
  `${picked} sur ${known} ${known > 1 ? "indicateurs" : "indicateur"}`;
