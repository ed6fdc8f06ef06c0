import { type Actor, mayTry } from "../../../platform/access/index.ts";
import type { Tx } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { act } from "../../../platform/http/index.ts";
import type { Circuit, CircuitMove, CircuitNext } from "./circuit-contract.ts";
import { circuitRules } from "./circuit-policy.ts";
import {
  asState,
  CIRCUIT_STATES,
  type ContractEnd,
  END_WORDS,
  movesFrom,
  STATE_WORDS,
  type Transition,
} from "./circuit-states.ts";
import { listMoves, listSentFiles, listVersions, type MoveRow } from "./move-store.ts";
import { countUnanswered } from "./remark-store.ts";
import { standingMoves, undoableMove, whereStands } from "./story.ts";

export const readCircuit = (deps: Deps, actor: Actor): Promise<Circuit> =>
  act(deps, actor, async (tx) => {
    const circuit = await circuitIn(tx, actor.cptsId);
    return mayTry(actor, circuitRules["review.read"]) ? circuit : forAuthority(circuit);
  });

/** What an authority is shown: not what the CPTS took back, nor what it has not sent. Pure. */
export const forAuthority = (circuit: Circuit): Circuit => ({
  ...circuit,
  moves: circuit.moves.map((move) =>
    move.isUndone || move.undoes !== null ? { ...move, remark: "", version: null } : move,
  ),
  next: circuit.next.map((one) => ({ ...one, versions: [], unanswered: 0 })),
});

/** Where the project stands, how it came there, and what may come next. */
export async function circuitIn(tx: Tx, cptsId: string): Promise<Circuit> {
  const rows = await listMoves(tx, cptsId);
  const { state, nth } = whereStands(rows);
  const standing = standingMoves(rows);
  const passed = new Set([...standing.map((one) => one.toState), "EMERGENCE"]);
  const back = undoableMove(rows);
  const next: CircuitNext[] = [];
  for (const way of movesFrom(state)) next.push(await presentNext(tx, cptsId, way));
  const undone = new Set(rows.map((one) => one.undoes));
  const files = Map.groupBy(await listSentFiles(tx, cptsId), (one) => one.frozenId);
  return {
    state,
    label: STATE_WORDS[state],
    nth,
    // An end is no step on the way: it is shown where it came.
    states: CIRCUIT_STATES.filter((one) => one !== "CONTRAT_TERMINE" || passed.has(one)).map((one) => ({
      state: one,
      label: STATE_WORDS[one],
      isPassed: passed.has(one),
    })),
    moves: rows.map((row) => presentMove(row, undone.has(row.nth), files.get(row.frozenId ?? "") ?? [])),
    next,
    undoable: back ? { nth: back.nth, label: STATE_WORDS[asState(back.toState)] } : null,
  };
}

async function presentNext(tx: Tx, cptsId: string, way: Transition): Promise<CircuitNext> {
  const document = way.needs.find((need) => need === "letter" || need === "health-project");
  const versions = document ? await listVersions(tx, cptsId, document) : [];
  return {
    to: way.to,
    label: way.label,
    needs: [...way.needs],
    isDecision: way.isDecision === true,
    isForward: isForward(way),
    versions: versions.map((one) => ({
      id: one.id,
      number: one.number,
      label: one.label,
      frozenAt: one.frozen_at.toISOString(),
    })),
    unanswered: way.isDecision ? await countUnanswered(tx, cptsId, documentOf(way)) : 0,
  };
}

const isForward = ({ from, to }: Transition): boolean =>
  to !== "CONTRAT_TERMINE" &&
  (CIRCUIT_STATES.indexOf(to) > CIRCUIT_STATES.indexOf(from) ||
    to === "ACI_SIGNE" ||
    from === "CONTRAT_TERMINE");

/** The document that a decision is about. */
export const documentOf = ({ from }: Pick<Transition, "from">): "letter" | "health-project" =>
  from === "LI_DEPOSEE" ? "letter" : "health-project";

const FORMATS = ["pdf", "docx"] as const;

const presentMove = (row: MoveRow, isUndone: boolean, files: readonly { format: string }[]): CircuitMove => ({
  nth: row.nth,
  from: asState(row.fromState),
  to: asState(row.toState),
  toLabel: STATE_WORDS[asState(row.toState)],
  undoes: row.undoes,
  isUndone,
  happenedOn: row.happenedOn,
  remark: row.remark,
  madeAt: row.madeAt.toISOString(),
  madeBy: row.madeBy,
  paper: row.paperId && row.paperName !== null ? { id: row.paperId, name: row.paperName } : null,
  version:
    row.frozenId && row.frozenNumber !== null && row.frozenAt !== null
      ? {
          id: row.frozenId,
          number: row.frozenNumber,
          label: row.frozenLabel ?? "",
          frozenAt: row.frozenAt.toISOString(),
          document: row.document === "letter" ? "letter" : "health-project",
          formats: FORMATS.filter((format) => files.some((one) => one.format === format)),
        }
      : null,
  reviewId: row.reviewId,
  decision: row.decision as CircuitMove["decision"],
  end:
    row.endedBy && row.endsOn
      ? { by: row.endedBy as ContractEnd, words: END_WORDS[row.endedBy as ContractEnd], on: row.endsOn }
      : null,
});
