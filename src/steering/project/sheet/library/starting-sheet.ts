import type { ACTION_KINDS, EXPENSE_ACCOUNTS, INDICATOR_KINDS } from "../sheet-content.ts";

/**
 * A sheet to start from: what experience says of an action, with the blanks that only a territory can fill (figures, names,
 * amounts). Time counts from the semester and the day on which it is copied.
 */
export interface StartingSheet {
  key: string;
  missionCode: string;
  title: string;
  /** One sentence, for who chooses. */
  summary: string;
  /** The document that it was drawn from, and its part. */
  source: string;
  axis: string;
  intermediateObjective: string;
  context: string;
  problems: readonly string[];
  objectives: readonly { label: string; measure: string; dueInMonths: number; owner: string }[];
  indicators: readonly {
    label: string;
    kind: (typeof INDICATOR_KINDS)[number];
    /** Counted in this unit; without one it is judged by its criterion. */
    unit?: string;
    criterion: string;
    target?: number;
    source: string;
    /** Code of the diagnosis's catalogue, where it is one of them. */
    catalogue?: string;
  }[];
  actionKinds: readonly (typeof ACTION_KINDS)[number][];
  actions: string;
  publics: string;
  place: string;
  participation: string;
  frequency: string;
  character: "lasting" | "experimental";
  /** What will cost something; the amounts are the territory's. */
  budget: readonly [label: string, account: (typeof EXPENSE_ACCOUNTS)[number]][];
  premises: string;
  people: string;
  steering: string;
  evaluation: string;
  funding: readonly string[];
  /** First and last semester, 0 being the one of the copy. */
  steps: readonly [label: string, from: number, until: number][];
}
