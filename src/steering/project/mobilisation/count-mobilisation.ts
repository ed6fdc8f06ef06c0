import type { CensusEntry } from "../../../core/directory/index.ts";
import { type LetterRow, letterRows } from "../../../core/reference/index.ts";
import type { Counted, Figure, Measure, Mobilisation } from "./mobilisation-contract.ts";

/** Somebody who said that they take part, and why we say so: « a répondu oui au questionnaire du 12 mars 2026 ». */
export type Engagement = {
  why: string;
  /** Said in a questionnaire: who said it is only for who may read answers. */
  isAnswer: boolean;
} & (
  | { professionalId: string }
  /** Who answered without being of the directory, in the row of the profession that they said. */
  | { professionalId: null; name: string; detail: string; letterRow: LetterRow }
);

export interface Reach {
  professionalId: string;
  /** « newsletter du 12 mars 2026 » */
  why: string;
}

export interface MobilisationFacts {
  census: readonly CensusEntry[];
  reached: readonly Reach[];
  engaged: readonly Engagement[];
}

interface CountedPerson {
  name: string;
  detail: string;
  why: string;
}

type Lists = Record<Measure, CountedPerson[]>;

/** Who is counted in each row, each person once, with why. Pure. */
export function listMobilised({ census, reached, engaged }: MobilisationFacts): Map<LetterRow, Lists> {
  const rows = new Map<LetterRow, Lists>(
    letterRows.map(([key]) => [key, { identified: [], solicited: [], engaged: [] }]),
  );
  const reasons = new Map<string, string[]>();
  for (const { professionalId, why } of reached)
    reasons.set(professionalId, [...(reasons.get(professionalId) ?? []), why]);
  const yes = new Map<string, string[]>();
  for (const { professionalId, why } of engaged)
    if (professionalId) yes.set(professionalId, [...(yes.get(professionalId) ?? []), why]);
  for (const entry of census) {
    const person = { name: entry.name, detail: detailOf(entry) };
    const lists = rows.get(entry.letterRow);
    lists?.identified.push({ ...person, why: "dans l’annuaire" });
    const asked = reasons.get(entry.id);
    if (asked) lists?.solicited.push({ ...person, why: together(asked) });
    const said = yes.get(entry.id);
    if (said) lists?.engaged.push({ ...person, why: together(said) });
  }
  for (const one of engaged)
    if (one.professionalId === null) {
      const { name, detail, why } = one;
      rows.get(one.letterRow)?.engaged.push({ name, detail, why });
    }
  return rows;
}

const detailOf = (entry: CensusEntry): string =>
  [entry.specialityLabel ?? entry.professionLabel, entry.communes.map(({ name }) => name).join(", ")]
    .filter(Boolean)
    .join(" · ");

const MOST_REASONS = 3;
function together(reasons: readonly string[]): string {
  const distinct = [...new Set(reasons)];
  const shown = distinct.slice(0, MOST_REASONS).join(" ; ");
  return distinct.length > MOST_REASONS ? `${shown}…` : shown;
}

export interface Correction {
  row_key: string;
  measure: string;
  value: number | null;
  note: string;
  corrected_by_label: string;
  corrected_at: Date;
}

/** The table of the letter: what is counted, and beside it what a person says instead. Pure. */
export function countMobilisation(
  facts: MobilisationFacts,
  corrections: readonly Correction[],
): Mobilisation["rows"] {
  const lists = listMobilised(facts);
  const said = new Map(corrections.map((one) => [`${one.row_key} ${one.measure}`, one]));
  const figureOf = (key: LetterRow, measure: Measure): Figure => {
    const found = said.get(`${key} ${measure}`);
    return {
      computed: lists.get(key)?.[measure].length ?? 0,
      correction: found
        ? {
            value: found.value,
            note: found.note,
            byLabel: found.corrected_by_label,
            at: found.corrected_at.toISOString(),
          }
        : null,
    };
  };
  return letterRows.map(([key, label]) => ({
    key,
    label,
    identified: figureOf(key, "identified"),
    solicited: figureOf(key, "solicited"),
    engaged: figureOf(key, "engaged"),
  }));
}

/** As the letter prints it: the correction where there is one, number and note; the computed figure otherwise. */
export function wordsOfFigure({ computed, correction }: Figure): string {
  if (!correction) return String(computed);
  const number = correction.value === null ? "" : String(correction.value);
  if (!number || !correction.note) return number || correction.note;
  return `${number} (${correction.note})`;
}

const MOST_NAMED = 2_000;

/**
 * Who is behind a computed figure. Whom only an answer engages is counted and not named, unless `namesAnswers`: who answered what is
 * the coordination's to read. Pure.
 */
export function explainFigure(
  facts: MobilisationFacts,
  key: string,
  measure: Measure,
  { namesAnswers }: { namesAnswers: boolean },
): Counted {
  const peopleOf = (of: MobilisationFacts) => listMobilised(of).get(key as LetterRow)?.[measure] ?? [];
  const told = { ...facts, engaged: facts.engaged.filter(({ isAnswer }) => namesAnswers || !isAnswer) };
  const people = peopleOf(told);
  const unnamed = peopleOf(facts).length - people.length;
  return {
    items: [...people.slice(0, MOST_NAMED), ...(unnamed > 0 ? [unnamedAnswers(unnamed)] : [])],
    more: people.length > MOST_NAMED,
  };
}

const unnamedAnswers = (count: number): CountedPerson => ({
  name: `${count} ${count > 1 ? "personnes" : "personne"}`,
  detail: "",
  why: `${count > 1 ? "ont" : "a"} répondu « oui » à un questionnaire ; la coordination seule lit qui`,
});
