import type { Actor } from "../../../platform/access/index.ts";
import type { Tx } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";

/** One row that a merge moved or changed; `details` is plain JSON, ids and former states, no content. */
export interface MovedRow {
  id: string;
  details: Record<string, unknown>;
}

export interface Move {
  deps: Deps;
  actor: Actor;
  tx: Tx;
  fromId: string;
  toId: string;
}

/**
 * How a slice moves its rows from one patient to another, because the patients' slice may not touch its tables. Called in
 * the merge's transaction, with both patients locked; it locks its own rows, patient's after patient's, by id.
 */
export interface PatientReference {
  /** `unscheduled-care.requests`: kept in the journal of merges, so it never changes. */
  name: string;
  /** « demandes de soins non programmés » */
  label: string;
  count: (tx: Tx, cptsId: string, patientId: string) => Promise<number>;
  /** Moves all rows. @throws conflict, in French, when one cannot be. */
  move: (move: Move) => Promise<MovedRow[]>;
  /** Puts these rows back. @throws conflict, in French, when one was changed since in a way that cannot be undone. */
  moveBack: (move: Move, rows: readonly MovedRow[]) => Promise<void>;
}

/** More than this belongs to no person, and would hold its locks too long. */
export const MOST_ROWS = 1_000;
