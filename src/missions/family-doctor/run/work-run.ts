import { isId, type Tx, withTenant } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { Problem } from "../../../platform/errors/problems.ts";
import { tellScreens } from "../../../platform/http/index.ts";
import { nowOf } from "../../../platform/time/index.ts";
import { offerDay } from "../offer/offer-words.ts";
import { ensurePublishedRules } from "../priority/ensure-rules.ts";
import { zoneOf } from "../request/day-of.ts";
import { readSnapshot, type SnapshotTexts } from "./read-snapshot.ts";
import { openRunProgress, RUN_TOPIC } from "./report-progress.ts";
import type { RunEdit } from "./run-contract.ts";
import { deleteLines, insertLines } from "./run-line-store.ts";
import { lockRun, outdateRunsBefore, type RunRow, updateRun } from "./run-store.ts";
import { inRunThread } from "./thread/in-run-thread.ts";
import type { RunAnswer } from "./thread/thread-messages.ts";

/** Lines written together: a hundred kB of text. */
const LINES = 100;

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
  const texts = await snapshotOf(deps, run.cpts_id);
  const onProgress = (percent: number) => progress.reach(percent * 0.7);
  const { seed } = run;
  await inRunThread({ texts, seed, whatIf: null, signal, onProgress }, async ({ answer, lines }) => {
    for (let from = 0; from < answer.patients; from += LINES) {
      signal.throwIfAborted();
      const to = Math.min(from + LINES, answer.patients);
      const written = await lines(from, to);
      await withTenant(deps.db, run.cpts_id, (tx) => insertLines(tx, run.cpts_id, run.id, written));
      progress.reach(70 + (30 * to) / answer.patients);
    }
    await progress.settled();
    await finishRun(deps, run, answer);
  });
}

async function workScenario(deps: Deps, run: RunRow, signal: AbortSignal): Promise<void> {
  const progress = openRunProgress(deps, run.cpts_id, run.id);
  const edits = run.edits as unknown as RunEdit[];
  const communes = edits.flatMap((edit) => (edit.kind === "arrivals" ? [edit.communeCode] : []));
  const bands = await withTenant(deps.db, run.cpts_id, (tx) => bandsOf(deps, tx, run.cpts_id));
  const texts = await snapshotOf(deps, run.cpts_id, communes);
  const { seed } = run;
  await inRunThread(
    { texts, seed, whatIf: { edits, bands }, signal, onProgress: progress.reach },
    async ({ answer }) => {
      await progress.settled();
      await finishRun(deps, run, answer);
    },
  );
}

const snapshotOf = (deps: Deps, cptsId: string, communes: readonly string[] = []): Promise<SnapshotTexts> =>
  withTenant(deps.db, cptsId, (tx) => zoneOf(tx, cptsId)).then((timeZone) =>
    withTenant(deps.db, cptsId, (tx) => readSnapshot(tx, cptsId, offerDay(deps, { timeZone }), communes)),
  );

async function bandsOf(deps: Deps, tx: Tx, cptsId: string) {
  const rules = await ensurePublishedRules(tx, cptsId, nowOf(deps));
  const { high, medium } = rules.content.bands;
  return [
    { label: `Priorité haute (${high} et plus)`, least: high },
    { label: `Priorité moyenne (${medium} à ${high - 1})`, least: medium },
    { label: `Priorité ordinaire (moins de ${medium})`, least: 0 },
  ];
}

const finishRun = (deps: Deps, run: RunRow, answer: RunAnswer): Promise<void> =>
  withTenant(deps.db, run.cpts_id, async (tx) => {
    const now = await lockRun(tx, run.cpts_id, run.id);
    if (now?.state !== "working") return;
    await updateRun(tx, run.cpts_id, run.id, {
      state: "done",
      progress: 100,
      patients: answer.patients,
      doctors: answer.doctors,
      arcs: answer.arcs,
      served: answer.served,
      weight_sum: answer.weight,
      load_cost: answer.loadCost,
      distance_sum: answer.distanceMeters,
      elapsed_ms: answer.elapsedMs,
      result: answer.result,
      done_at: nowOf(deps),
    });
    if (run.kind === "register") await outdateRunsBefore(tx, run.cpts_id, run);
    tellScreens(deps, tx, run.cpts_id, { topic: RUN_TOPIC, id: run.id });
  });
