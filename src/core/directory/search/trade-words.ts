import { foldText, letterGroups } from "../../../platform/text/index.ts";

/** A label of the reference, or an everyday word, and the codes of professions and specialities that it stands for. */
export interface TradeLabel {
  label: string;
  codes: readonly string[];
}

interface TradeWord {
  word: string;
  groups: ReadonlySet<string>;
  codes: string[];
}

export type TradeWords = readonly TradeWord[];

// Said of many trades, of none, or rather of places (« centre médical », « maison de santé », « laboratoire »).
const IDLE = new Set(
  "option exercice pratique maladie maladies personne recherche sante publique sociale medical medicale medicales clinique laboratoire".split(
    " ",
  ),
);
// « de », « la », « des » of a label say nothing; « ide » and « sf » are everyday words, alone on their line.
const LINK_LETTERS = 3;
const SHORTEST = 3;
// « card » is on the way to « cardiologie », « car » to anything.
const SHORTEST_BEGINNING = 4;
// « infirmer » shares 7 groups of 9 with « infirmier »; « dentin » 5 of the 9 of « dentiste », and is a name.
const ALIKE = 0.7;
const ALIKE_BACK = 0.6;
const NEAR_BEST = 0.85;

/** The words of labels, each with all the codes that bear it. */
export function tradeWords(labels: readonly TradeLabel[]): TradeWords {
  const codes = new Map<string, Set<string>>();
  for (const one of labels) {
    const said = foldText(one.label).split(" ");
    for (const word of said)
      if ((said.length === 1 || word.length > LINK_LETTERS) && !IDLE.has(word))
        codes.set(word, new Set([...(codes.get(word) ?? []), ...one.codes]));
  }
  return [...codes].map(([word, of]) => ({
    word,
    groups: new Set(letterGroups(word)),
    codes: [...of].sort(),
  }));
}

/** Codes that a typed word (folded) stands for, typing errors and an unfinished end allowed; empty when it is no trade. */
export function codesOf(typed: string, words: TradeWords): string[] {
  const exact = words.filter(({ word }) => word === typed);
  if (exact.length > 0 && typed.length < SHORTEST_BEGINNING) return exact.flatMap(({ codes }) => codes);
  if (typed.length < SHORTEST) return [];
  const groups = letterGroups(typed);
  const alike = words
    .map((one) => ({ ...one, likeness: likeness(typed, groups, one) }))
    .filter((one) => one.likeness > 0);
  const best = Math.max(...alike.map((one) => one.likeness));
  return [
    ...new Set(alike.filter((one) => one.likeness >= NEAR_BEST * best).flatMap(({ codes }) => codes)),
  ].sort();
}

function likeness(typed: string, groups: readonly string[], { word, groups: known }: TradeWord): number {
  if (word === typed) return 1;
  if (typed.length < SHORTEST_BEGINNING) return 0;
  if (word.startsWith(typed)) return 1;
  const shared = groups.filter((one) => known.has(one)).length;
  return shared >= ALIKE * groups.length && shared >= ALIKE_BACK * known.size ? shared / groups.length : 0;
}
