import type { Actor } from "../../../platform/access/index.ts";
import { recordAct } from "../../../platform/audit/index.ts";
import { isCollision, type Tx, violates } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { conflict, invalid } from "../../../platform/errors/problems.ts";
import { act, actOnce, type Once, tellScreens } from "../../../platform/http/index.ts";
import { localDateOf, nowOf } from "../../../platform/time/index.ts";
import type { Circuit, MoveInput, UndoInput } from "./circuit-contract.ts";
import {
  asState,
  type CircuitState,
  findTransition,
  STATE_WORDS,
  type Transition,
} from "./circuit-states.ts";
import { findVersion, insertMove, listMoves, type MoveRow } from "./move-store.ts";
import { hasPaper } from "./paper-store.ts";
import { circuitIn, documentOf } from "./read-circuit.ts";
import { decideOpenReview, reopenDecidedReview } from "./review-store.ts";
import { standingMoves, undoableMove, whereStands } from "./story.ts";

const movedMeanwhile = () =>
  conflict(
    "project.moved-meanwhile",
    "Le projet a avancé entre-temps : relisez où il en est, puis recommencez. Rien n’a été changé.",
  );

/** Takes the project one step on, with what proves it. Two at once: the database gives the rank to one of them. */
export async function moveCircuit(deps: Deps, actor: Actor, input: MoveInput, once: Once): Promise<Circuit> {
  try {
    return await actOnce(deps, actor, once, async (tx) => {
      await moveCircuitIn(deps, actor, tx, input);
      return circuitIn(tx, actor.cptsId);
    });
  } catch (error) {
    throw isCollision(error) ? movedMeanwhile() : error;
  }
}

/** The same, inside a transaction of the actor's. */
export async function moveCircuitIn(deps: Deps, actor: Actor, tx: Tx, input: MoveInput): Promise<void> {
  const { cptsId } = actor;
  const moves = await listMoves(tx, cptsId);
  const { state, nth } = whereStands(moves);
  if (input.after !== nth) throw movedMeanwhile();
  const way = findTransition(state, input.to);
  if (!way) throw refuseWay(state, input.to);
  await checkNeeds(tx, cptsId, way, input);
  checkDay(deps, actor, moves, input);
  const reviewId = way.isDecision ? await decide(deps, actor, tx, way, input) : null;
  await insertMove(tx, {
    cptsId,
    nth: nth + 1,
    from: state,
    to: way.to,
    happenedOn: input.happenedOn,
    remark: input.remark,
    frozenId: way.needs.includes(documentNeed(way)) ? input.frozenId : null,
    paperId: input.paperId,
    reviewId,
    end: way.needs.includes("end") ? input.end : null,
    at: nowOf(deps),
    by: { userId: actor.userId, label: actor.label },
  });
  await recordAct(deps, actor, tx, { action: "project.moved", details: { from: state, to: way.to } });
  tellScreens(deps, tx, cptsId, { topic: "project-circuit", id: cptsId });
}

/** Takes the last move back; what was decided with it is open again. */
export async function undoMove(deps: Deps, actor: Actor, input: UndoInput): Promise<Circuit> {
  try {
    return await act(deps, actor, async (tx) => {
      const { cptsId } = actor;
      const moves = await listMoves(tx, cptsId);
      const { state, nth } = whereStands(moves);
      if (input.after !== nth) throw movedMeanwhile();
      const last = undoableMove(moves);
      if (!last) throw conflict("project.nothing-to-undo", "Il n’y a pas encore de pas à reprendre.");
      if (last.reviewId) await reopenDecidedReview(tx, cptsId, last.reviewId);
      await insertMove(tx, {
        cptsId,
        nth: nth + 1,
        from: state,
        to: last.fromState,
        undoes: last.nth,
        happenedOn: localDateOf(deps.clock.now(), actor.timeZone).toString(),
        remark: input.remark,
        at: nowOf(deps),
        by: { userId: actor.userId, label: actor.label },
      });
      await recordAct(deps, actor, tx, {
        action: "project.move-undone",
        details: { from: state, to: last.fromState },
      });
      tellScreens(deps, tx, cptsId, { topic: "project-circuit", id: cptsId });
      return circuitIn(tx, cptsId);
    });
  } catch (error) {
    if (violates(error, "project_reviews_open_key"))
      throw conflict(
        "project.review-open",
        "Reprendre ce pas rouvrirait la demande d’avis qu’il a conclue, et une autre est ouverte sur ce document : fermez d’abord celle-ci. Rien n’a été changé.",
      );
    throw isCollision(error) ? movedMeanwhile() : error;
  }
}

const refuseWay = (from: CircuitState, to: CircuitState) =>
  conflict(
    "project.no-such-move",
    `On ne passe pas de « ${STATE_WORDS[from]} » à « ${STATE_WORDS[to]} » : relisez les pas possibles.`,
  );

const documentNeed = (way: Transition) => (way.from === "EMERGENCE" ? "letter" : "health-project");

async function checkNeeds(tx: Tx, cptsId: string, way: Transition, input: MoveInput): Promise<void> {
  if (way.needs.includes("remark") && input.remark === "")
    throw invalid(
      "remark",
      way.needs.includes("end")
        ? "Dites pourquoi le contrat prend fin."
        : "Dites ce qui est à reprendre : la remarque est nécessaire ici.",
    );
  if (way.needs.includes("end")) checkEnd(input);
  if (way.needs.includes("paper") && !input.paperId)
    throw invalid("paperId", "Joignez la pièce qui le prouve, en PDF : la décision ou le contrat signé.");
  if (input.paperId && !(await hasPaper(tx, cptsId, input.paperId)))
    throw invalid("paperId", "Cette pièce n’est plus là : envoyez-la de nouveau.");
  const document = way.needs.find((need) => need === "letter" || need === "health-project");
  if (!document) return;
  const version = input.frozenId ? await findVersion(tx, cptsId, input.frozenId) : undefined;
  if (version?.document !== document)
    throw invalid(
      "frozenId",
      document === "letter"
        ? "Choisissez la version figée de la lettre d’intention qui a été envoyée."
        : "Choisissez la version figée du projet de santé qui a été envoyée.",
    );
}

/** By whom and from when; a letter proves it, unless the contract came to its term by itself. */
function checkEnd({ end, happenedOn, paperId }: MoveInput): void {
  if (!end) throw invalid("end.by", "Dites qui met fin au contrat.");
  if (end.on < happenedOn)
    throw invalid("end.on", "Le contrat ne prend pas fin avant le jour où cela a été décidé.");
  if (end.by !== "term" && !paperId)
    throw invalid("paperId", "Joignez la lettre ou la décision qui met fin au contrat, en PDF.");
}

/** Not in the future, and not before what it follows. */
function checkDay(deps: Deps, actor: Actor, moves: readonly MoveRow[], { happenedOn }: MoveInput): void {
  const today = localDateOf(deps.clock.now(), actor.timeZone).toString();
  if (happenedOn > today)
    throw invalid("happenedOn", "Ce jour n’est pas encore venu : notez-le le moment venu.");
  const before = standingMoves(moves).at(-1);
  if (before && happenedOn < before.happenedOn)
    throw invalid(
      "happenedOn",
      `Ce jour est avant le pas précédent (« ${STATE_WORDS[asState(before.toState)]} », ${before.happenedOn.split("-").reverse().join("/")}).`,
    );
}

async function decide(
  deps: Deps,
  actor: Actor,
  tx: Tx,
  way: Transition,
  input: MoveInput,
): Promise<string | null> {
  const inFavour = way.needs.includes("paper");
  return decideOpenReview(tx, actor.cptsId, documentOf(way), {
    decision: inFavour ? (input.isReserved ? "reserved" : "favourable") : "unfavourable",
    on: input.happenedOn,
    at: nowOf(deps),
    by: actor.userId,
  });
}
