import { asState, type CircuitState, FIRST_STATE } from "./circuit-states.ts";

/** A move as it is kept: `undoes` is the rank of the move that this one takes back. */
export interface KeptMove {
  nth: number;
  fromState: string;
  toState: string;
  undoes: number | null;
}

/** The moves that hold: neither undone nor an undoing, in order. */
export function standingMoves<M extends KeptMove>(moves: readonly M[]): M[] {
  const undone = new Set(moves.map((one) => one.undoes));
  return moves.filter((one) => one.undoes === null && !undone.has(one.nth)).sort((a, b) => a.nth - b.nth);
}

/** Where the moves lead, and the rank of the last one; emergence and 0 before the first. */
export function whereStands(moves: readonly KeptMove[]): { state: CircuitState; nth: number } {
  const last = moves.reduce<KeptMove | undefined>((a, b) => (a && a.nth > b.nth ? a : b), undefined);
  return last ? { state: asState(last.toState), nth: last.nth } : { state: FIRST_STATE, nth: 0 };
}

/** The move that an undo would take back: the last that stands. */
export const undoableMove = <M extends KeptMove>(moves: readonly M[]): M | undefined =>
  standingMoves(moves).at(-1);

/** The move that ended the contract signed at that rank; undefined while it runs. */
export const endOf = <M extends KeptMove>(moves: readonly M[], signedNth: number): M | undefined =>
  standingMoves(moves).find((one) => one.nth > signedNth && one.toState === "CONTRAT_TERMINE");

/** The signatures that stand, the oldest first: each starts a clock of its own. */
export const signatures = <M extends KeptMove>(moves: readonly M[]): M[] =>
  standingMoves(moves).filter((one) => one.toState === "ACI_SIGNE");
