import fc from "fast-check";
import { expect, test } from "vitest";
import {
  CIRCUIT_STATES,
  type CircuitState,
  FIRST_STATE,
  findTransition,
  movesFrom,
  TRANSITIONS,
} from "./circuit-states.ts";
import { type KeptMove, signatures, standingMoves, undoableMove, whereStands } from "./story.ts";

test("every state is reached from emergence, and a way leads on from each", () => {
  const reached = new Set<CircuitState>([FIRST_STATE]);
  for (const state of reached) for (const { to } of movesFrom(state)) reached.add(to);
  expect([...reached].sort()).toEqual([...CIRCUIT_STATES].sort());
  expect(CIRCUIT_STATES.filter((state) => movesFrom(state).length === 0)).toEqual([]);
});

test("a decision is asked for its paper or its reason, a deposit for the version that was sent", () => {
  for (const { isDecision, needs, from, to } of TRANSITIONS) {
    if (isDecision) expect(needs.includes("paper") || needs.includes("remark"), `${from} → ${to}`).toBe(true);
    if (to.endsWith("DEPOSEE") || to.endsWith("DEPOSE"))
      expect(needs.includes("letter") || needs.includes("health-project"), `${from} → ${to}`).toBe(true);
  }
  expect(findTransition("EMERGENCE", "ACI_SIGNE")).toBeUndefined();
  expect(findTransition("LI_DEPOSEE", "LI_DEPOSEE")).toBeUndefined();
});

/** Moves and undos at random, each one allowed where it is made. */
function play(choices: readonly number[]): KeptMove[] {
  const moves: KeptMove[] = [];
  for (const choice of choices) {
    const { state, nth } = whereStands(moves);
    const back = undoableMove(moves);
    const ways = movesFrom(state);
    if (choice % 3 === 0 && back) {
      moves.push({ nth: nth + 1, fromState: state, toState: back.fromState, undoes: back.nth });
      continue;
    }
    const way = ways[choice % ways.length]!;
    moves.push({ nth: nth + 1, fromState: state, toState: way.to, undoes: null });
  }
  return moves;
}

test("what stands is always a chain from emergence to where one is, whatever was undone", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(20), { maxLength: 40 }), (choices) => {
      const moves = play(choices);
      const standing = standingMoves(moves);
      let at: string = FIRST_STATE;
      for (const one of standing) {
        expect(one.fromState).toBe(at);
        at = one.toState;
      }
      expect(whereStands(moves)).toEqual({ state: at, nth: moves.length });
    }),
    { numRuns: 200, seed: 7 },
  );
});

test("an undone signature starts no clock, a renewal starts another", () => {
  const way: CircuitState[] = [
    "LI_DEPOSEE",
    "LI_VALIDEE",
    "PROJET_EN_REDACTION",
    "PROJET_DEPOSE",
    "PROJET_VALIDE",
    "ACI_SIGNE",
  ];
  const moves: KeptMove[] = way.map((toState, index) => ({
    nth: index + 1,
    fromState: way[index - 1] ?? FIRST_STATE,
    toState,
    undoes: null,
  }));
  expect(signatures(moves).map(({ nth }) => nth)).toEqual([6]);
  const undone = [...moves, { nth: 7, fromState: "ACI_SIGNE", toState: "PROJET_VALIDE", undoes: 6 }];
  expect(signatures(undone)).toEqual([]);
  expect(undoableMove(undone)?.nth).toBe(5);
  const again = [
    ...moves,
    { nth: 7, fromState: "ACI_SIGNE", toState: "MISSIONS", undoes: null },
    { nth: 8, fromState: "MISSIONS", toState: "RENOUVELLEMENT", undoes: null },
    { nth: 9, fromState: "RENOUVELLEMENT", toState: "ACI_SIGNE", undoes: null },
  ];
  expect(signatures(again).map(({ nth }) => nth)).toEqual([6, 9]);
});
