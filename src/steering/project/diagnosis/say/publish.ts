import type { Unit } from "./say-figure.ts";

/** Statistical secrecy: fewer persons than this are not told to the world. */
export const FEWEST = 11;

export interface Countable {
  value: number;
  /** Persons that the figure is counted on, where known. */
  people: number | null;
}

/** Whether a figure must be hidden once published: it counts fewer than eleven persons, or is counted on fewer. */
export const isSecret = (one: Countable, indicator: { unit: Unit; ofPeople: boolean }): boolean =>
  (indicator.ofPeople && indicator.unit === "count" && one.value < FEWEST) ||
  (one.people !== null && one.people < FEWEST);

/** Said in place of a hidden figure: not that it is small, for a share is also hidden when what is left of it is. */
export const SECRET_WORDS = "non publié (secret statistique)";

/** Whether a sentence says a hidden figure. */
export const isSecretSaid = (sentence: string): boolean => sentence.toLowerCase() === SECRET_WORDS;
