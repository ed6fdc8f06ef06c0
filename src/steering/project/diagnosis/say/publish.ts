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

/** Said in place of a hidden figure. */
export const SECRET_WORDS = "moins de 11 personnes, non publié";
