import { foldText, letterGroups } from "../../../platform/text/index.ts";
import { type NameGrams, TITLES } from "./name-grams.ts";
import { codesOf, type TradeWords } from "./trade-words.ts";

/** A word that may be of a place; `need`: a place that shares fewer groups of three letters does not bear it. */
export interface PlaceWord {
  grams: string[];
  mask: bigint;
  need: number;
}

/** What the words of a search may mean beside a name. Masks: bit n stands for the group n of the search. */
export interface TypedWords {
  places: PlaceWord[];
  /** One list of codes for each word that is a trade: who fits has one code of each. */
  trades: string[][];
  tradeMask: bigint;
  /** Groups that must fit for who is not found by the name. */
  least: number;
}

const LINKS = new Set(["des", "les", "aux", "chez", "sur", "une", "rue", "cpts"]);
const SHORTEST = 3;
const MOST_TRADES = 4;
const FITS = 0.7;

const bits = (mask: bigint): number => mask.toString(2).replaceAll("0", "").length;

/** Reads the words beside their groups as `nameGrams` cut them: each may be a trade, else a commune or a structure. */
export function readWords(typed: string, { grams }: NameGrams, known: TradeWords): TypedWords {
  const words = [...new Set(foldText(typed).split(" "))].filter(
    (word) => !LINKS.has(word) && !TITLES.has(word),
  );
  const places: PlaceWord[] = [];
  const trades: string[][] = [];
  let [tradeMask, whole] = [0n, 0n];
  for (const word of words) {
    const groups = letterGroups(word).filter((one) => grams.includes(one));
    if (groups.length === 0) continue;
    const mask = groups.reduce((sum, one) => sum | (1n << BigInt(grams.indexOf(one))), 0n);
    const codes = trades.length < MOST_TRADES ? codesOf(word, known) : [];
    if (codes.length > 0) {
      trades.push(codes);
      tradeMask |= mask;
    }
    if (word.length < SHORTEST) continue;
    places.push({ grams: groups, mask, need: Math.ceil(FITS * groups.length) });
    whole |= mask;
  }
  const least = trades.length > 0 ? bits(tradeMask) : Math.ceil(FITS * bits(whole));
  return { places, trades, tradeMask, least: Math.max(1, least) };
}
