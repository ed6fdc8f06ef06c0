import { setImmediate as nextTurn } from "node:timers/promises";
import { isId, type Tx, withTenant } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { Problem } from "../../../platform/errors/problems.ts";
import { tellScreens } from "../../../platform/http/index.ts";
import type { CandidateDoctor, CandidatePatient } from "../matching/candidates/candidate-input.ts";
import type { MatchingOutcome } from "../matching/run/matching-outcome.ts";
import { runMatching } from "../matching/run/run-matching.ts";
import { compareAnswers } from "../matching/scenario/compare-answers.ts";
import { offerDay } from "../offer/offer-words.ts";
import { ensurePublishedRules } from "../priority/ensure-rules.ts";
import { nowOf, zoneOf } from "../request/now-of.ts";
import { explainLine, givenOf } from "./explain-line.ts";
import { planScenario } from "./plan-scenario.ts";
import { readSnapshot, type Snapshot } from "./read-snapshot.ts";
import { openRunProgress, RUN_TOPIC } from "./report-progress.ts";
import type { RunEdit } from "./run-contract.ts";
import { deleteLines, insertLines } from "./run-line-store.ts";
import { lockRun, outdateRunsBefore, type RunResult, type RunRow, updateRun } from "./run-store.ts";
import { comparedAnswer, summariseAnswer } from "./summarise-answer.ts";

/** Lines explained and written together: some milliseconds of the server's own thread. */
const LINES = 100;
const PAGE = 1_000;

/**
 * Job: works a run out. What fails is said on the run (« failed »); what is killed or stopped begins again from nothing, as
 * lines are only read once the run is done.
 */
export async function workRun(
  deps: Deps,
  payload: Record<string, unknown>,
  signal: AbortSignal,
): Promise<void> {
  const [cptsId, runId] = [String(payload["cptsId"]), String(payload["runId"])];
  if (!isId(cptsId) || !isId(runId)) return;
  const run = await beginRun(deps, cptsId, runId);
  if (!run) return;
  try {
    await (run.kind === "register" ? workRegister(deps, run, signal) : workScenario(deps, run, signal));
  } catch (error) {
    // The server stops: the queue runs this again.
    if (signal.aborted) throw error;
    if (!(error instanceof Problem)) deps.log.warn({ cptsId, runId, err: error }, "a matching run failed");
    await failRun(deps, cptsId, runId, sentenceOf(error));
  }
}

const sentenceOf = (error: unknown): string =>
  error instanceof Problem
    ? error.message
    : "Le calcul s'est arrêté sur une erreur du serveur : rien n'a été changé. Relancez-le ; si cela se répète, prévenez l'administration.";

const beginRun = (deps: Deps, cptsId: string, runId: string): Promise<RunRow | undefined> =>
  withTenant(deps.db, cptsId, async (tx) => {
    const run = await lockRun(tx, cptsId, runId);
    if (!run || (run.state !== "queued" && run.state !== "working")) return undefined;
    await deleteLines(tx, cptsId, runId);
    tellScreens(deps, tx, cptsId, { topic: RUN_TOPIC, id: runId });
    return updateRun(tx, cptsId, runId, { state: "working", progress: 0 });
  });

export const failRun = (deps: Deps, cptsId: string, runId: string, problem: string): Promise<void> =>
  withTenant(deps.db, cptsId, async (tx) => {
    const run = await lockRun(tx, cptsId, runId);
    if (!run || (run.state !== "queued" && run.state !== "working")) return;
    await deleteLines(tx, cptsId, runId);
    await updateRun(tx, cptsId, runId, {
      state: "failed",
      problem: problem.slice(0, 500),
      done_at: nowOf(deps),
    });
    tellScreens(deps, tx, cptsId, { topic: RUN_TOPIC, id: runId });
  });

async function workRegister(deps: Deps, run: RunRow, signal: AbortSignal): Promise<void> {
  const progress = openRunProgress(deps, run.cpts_id, run.id);
  const snapshot = await snapshotOf(deps, run.cpts_id);
  const outcome = await solve(snapshot, run.seed, signal, (percent) => progress.reach(percent * 0.7));
  const worked = { snapshot, outcome, seed: run.seed, given: givenOf(outcome, snapshot.doctors.length) };
  for (let from = 0; from < snapshot.patients.length; from += LINES) {
    signal.throwIfAborted();
    const to = Math.min(from + LINES, snapshot.patients.length);
    const lines = Array.from({ length: to - from }, (_, i) => explainLine(worked, from + i));
    await withTenant(deps.db, run.cpts_id, (tx) => insertLines(tx, run.cpts_id, run.id, lines));
    progress.reach(70 + (30 * to) / snapshot.patients.length);
    await nextTurn();
  }
  await progress.settled();
  const today = summariseAnswer({ ...snapshot, outcome });
  await finishRun(deps, run, snapshot, outcome, { today, scenario: null, comparison: null });
}

/** Today and the scenario from one snapshot, so that they differ by the edits alone. */
async function workScenario(deps: Deps, run: RunRow, signal: AbortSignal): Promise<void> {
  const progress = openRunProgress(deps, run.cpts_id, run.id);
  const edits = run.edits as unknown as RunEdit[];
  const communes = edits.flatMap((edit) => (edit.kind === "arrivals" ? [edit.communeCode] : []));
  const snapshot = await snapshotOf(deps, run.cpts_id, communes);
  const plan = planScenario(snapshot, edits);
  const before = await solve(snapshot, run.seed, signal, (percent) => progress.reach(percent / 2));
  const after = await solve(plan, run.seed, signal, (percent) => progress.reach(50 + percent / 2));
  await progress.settled();
  const bands = await withTenant(deps.db, run.cpts_id, (tx) => bandsOf(deps, tx, run.cpts_id));
  const { doctors: _, ...comparison } = compareAnswers(
    comparedAnswer({ ...snapshot, outcome: before }),
    comparedAnswer({ ...plan, outcome: after }),
    bands,
  );
  await finishRun(deps, run, plan, after, {
    today: summariseAnswer({ ...snapshot, outcome: before }),
    scenario: summariseAnswer({ ...plan, communes: snapshot.communes, outcome: after }),
    comparison,
  });
}

const snapshotOf = (deps: Deps, cptsId: string, communes: readonly string[] = []): Promise<Snapshot> =>
  withTenant(deps.db, cptsId, (tx) => zoneOf(tx, cptsId)).then((timeZone) =>
    withTenant(deps.db, cptsId, (tx) => readSnapshot(tx, cptsId, offerDay(deps, { timeZone }), communes)),
  );

const solve = (
  { patients, doctors }: { patients: readonly CandidatePatient[]; doctors: readonly CandidateDoctor[] },
  seed: number,
  signal: AbortSignal,
  onProgress: (percent: number) => void,
): Promise<MatchingOutcome> =>
  runMatching({ doctors: doctors.map(bare), pages: pagesOf(patients), seed, signal, onProgress });

/** What crosses to the thread: no more than the matching looks at. */
const bare = (one: CandidateDoctor): CandidateDoctor => ({
  id: one.id,
  professionalId: one.professionalId,
  capacity: one.capacity,
  taken: one.taken,
  zone: one.zone,
  communeCodes: one.communeCodes,
  maxDistanceMeters: one.maxDistanceMeters,
  location: one.location,
  homeVisits: one.homeVisits,
});

function* pagesOf(patients: readonly CandidatePatient[]): Generator<CandidatePatient[]> {
  for (let from = 0; from < patients.length; from += PAGE)
    yield patients
      .slice(from, from + PAGE)
      .map(({ id, weight, communeCode, location, needsHomeVisit, refusedBy, excluded }) => ({
        id,
        weight,
        communeCode,
        location,
        needsHomeVisit,
        refusedBy,
        excluded,
      }));
}

async function bandsOf(deps: Deps, tx: Tx, cptsId: string) {
  const rules = await ensurePublishedRules(tx, cptsId, nowOf(deps));
  const { high, medium } = rules.content.bands;
  return [
    { label: `Priorité haute (${high} et plus)`, least: high },
    { label: `Priorité moyenne (${medium} à ${high - 1})`, least: medium },
    { label: `Priorité ordinaire (moins de ${medium})`, least: 0 },
  ];
}

const finishRun = (
  deps: Deps,
  run: RunRow,
  answered: { patients: readonly unknown[]; doctors: readonly unknown[] },
  outcome: MatchingOutcome,
  result: RunResult,
): Promise<void> =>
  withTenant(deps.db, run.cpts_id, async (tx) => {
    const now = await lockRun(tx, run.cpts_id, run.id);
    if (now?.state !== "working") return;
    await updateRun(tx, run.cpts_id, run.id, {
      state: "done",
      progress: 100,
      patients: answered.patients.length,
      doctors: answered.doctors.length,
      arcs: outcome.candidateDoctor.length,
      served: outcome.served,
      weight_sum: outcome.weight,
      load_cost: outcome.loadCost,
      distance_sum: outcome.distanceMeters,
      elapsed_ms: outcome.elapsedMs,
      result: JSON.stringify(result),
      done_at: nowOf(deps),
    });
    if (run.kind === "register") await outdateRunsBefore(tx, run.cpts_id, run);
    tellScreens(deps, tx, run.cpts_id, { topic: RUN_TOPIC, id: run.id });
  });
