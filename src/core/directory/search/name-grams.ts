import { foldText, letterGroups } from "../../../platform/text/index.ts";

export interface NameGrams {
  /** Groups of three letters of the words, as `platform_name_grams` cuts them in the database. */
  grams: string[];
  /** A name that shares fewer is not a candidate. */
  least: number;
}

// 80 letters make 80 groups at most; more would only slow the scan.
const MOST = 60;
export const TITLES: ReadonlySet<string> = new Set(["dr", "docteur", "mme", "m", "mr"]);

/**
 * Cuts what was typed into groups of three letters; undefined when nothing can be searched. Word order does not matter. The last
 * word may be unfinished: its last group counts for rank, not for the least. Half of the groups must fit: one error in a
 * word of six letters breaks three of six.
 */
export function nameGrams(typed: string): NameGrams | undefined {
  const all = foldText(typed).split(" ").filter(Boolean);
  const words = all.length > 1 ? all.filter((word) => !TITLES.has(word)) : all;
  if (words.length === 0) return undefined;
  const grams = [...new Set(words.flatMap(letterGroups))].slice(0, MOST);
  const sure = grams.length - 1;
  return { grams, least: Math.max(Math.min(2, sure), Math.ceil(sure / 2)) };
}
