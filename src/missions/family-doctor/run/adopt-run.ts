import type { Actor } from "../../../platform/access/index.ts";
import { recordAct } from "../../../platform/audit/index.ts";
import { isId, type Tx, withTenant } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { conflict, notFound } from "../../../platform/errors/problems.ts";
import { actOnce, type Once, tellScreens } from "../../../platform/http/index.ts";
import { nowOf } from "../../../platform/time/index.ts";
import { adoptLines } from "./adopt-lines.ts";
import { adopterOf } from "./adopter-of.ts";
import { resultOf } from "./present-run.ts";
import { readRunIn } from "./read-runs.ts";
import { RUN_TOPIC } from "./report-progress.ts";
import type { Adopted, AdoptInput } from "./run-contract.ts";
import { adoptLater } from "./run-job-names.ts";
import { countAdopted, listToAdopt } from "./run-line-store.ts";
import { type AdoptionState, insertRunDecision, lockRun, type RunRow, updateRun } from "./run-store.ts";

/** Requests locked together: half a second of their life. */
const BATCH = 50;
const SKIPPED_KEPT = 200;

/** Chosen lines at once, all of them by a job. Nothing leaves to a doctor: places are reserved, each proposal is then sent or withdrawn. */
export const adoptRun = (
  deps: Deps,
  actor: Actor,
  once: Once,
  runId: string,
  input: AdoptInput,
): Promise<Adopted> =>
  actOnce(deps, actor, once, async (tx) => {
    const run = await lockRun(tx, actor.cptsId, runId);
    if (!run) throw notFound("access.not-found");
    refuseUnlessReady(run);
    const { requestIds } = input;
    const done = requestIds
      ? await adoptLines(deps, actor, tx, run, await listToAdopt(tx, actor.cptsId, runId, { requestIds }))
      : await beginAdoption(deps, actor, tx, run);
    const now = nowOf(deps);
    if (requestIds && done.adopted > 0)
      await updateRun(tx, actor.cptsId, runId, { adopted_by: actor.userId, adopted_at: now });
    await insertRunDecision(tx, actor.cptsId, {
      kind: "adopted",
      runId,
      at: now,
      userId: actor.userId,
      userLabel: actor.label,
      reason: requestIds ? `${done.adopted} lignes choisies adoptées.` : "Toutes les lignes adoptées.",
      ruleVersion: run.rule_version,
      seed: run.seed,
    });
    await recordAct(deps, actor, tx, {
      action: "family-doctor.run-adopted",
      subjectKind: "run",
      subjectId: runId,
      details: { lines: requestIds?.length ?? "all", adopted: done.adopted, skipped: done.skipped.length },
    });
    tellScreens(deps, tx, actor.cptsId, { topic: RUN_TOPIC, id: runId });
    return { run: await readRunIn(tx, actor.cptsId, runId), ...done };
  });

function refuseUnlessReady(run: RunRow): void {
  const { adoption, undo } = resultOf(run) ?? {};
  if (run.kind === "what-if")
    throw conflict(
      "family-doctor.run-what-if",
      "Une hypothèse ne s'adopte pas : elle ne décrit pas le registre d'aujourd'hui. Demandez un calcul du registre.",
    );
  if (adoption?.state === "working")
    throw conflict(
      "family-doctor.adoption-working",
      `${adoption.byLabel} adopte déjà ce calcul : attendez la fin, chaque patient n'aura qu'une proposition.`,
    );
  if (run.state === "adopted")
    throw conflict(
      "family-doctor.run-adopted",
      "Ce calcul est déjà adopté en entier. Pour ceux qui attendent encore, demandez-en un nouveau.",
    );
  if (undo)
    throw conflict(
      "family-doctor.run-undone",
      "L'adoption de ce calcul a été défaite : demandez-en un nouveau, qui voit le registre comme il est.",
    );
  if (run.state === "outdated")
    throw conflict(
      "family-doctor.run-outdated",
      "Un calcul plus récent existe : adoptez-le plutôt que celui-ci.",
    );
  if (run.state !== "done")
    throw conflict(
      "family-doctor.run-not-done",
      "Ce calcul n'a pas de résultat à adopter : attendez sa fin ou relancez-le.",
    );
}

async function beginAdoption(deps: Deps, actor: Actor, tx: Tx, run: RunRow) {
  const adoption: AdoptionState = {
    state: "working",
    byUserId: actor.userId,
    byLabel: actor.label,
    at: nowOf(deps).toISOString(),
    after: null,
    toDo: Math.max(0, (run.served ?? 0) - (await countAdopted(tx, run.cpts_id, run.id))),
    adopted: 0,
    skipped: 0,
    skippedLines: [],
  };
  await keep(tx, run, adoption, { adopted_by: actor.userId, adopted_at: nowOf(deps) });
  await adoptLater(tx, run.cpts_id, run.id);
  return { adopted: 0, skipped: [] };
}

const keep = (tx: Tx, run: RunRow, adoption: AdoptionState, more: Parameters<typeof updateRun>[3] = {}) =>
  updateRun(tx, run.cpts_id, run.id, { ...more, result: JSON.stringify({ ...resultOf(run), adoption }) });

/** Job: adopts batch after batch. Killed or stopped, it goes on after the last batch that was committed. */
export async function adoptJob(
  deps: Deps,
  payload: Record<string, unknown>,
  signal: AbortSignal,
): Promise<void> {
  const [cptsId, runId] = [String(payload["cptsId"]), String(payload["runId"])];
  if (!isId(cptsId) || !isId(runId)) return;
  for (let more = true; more; ) {
    signal.throwIfAborted();
    more = await withTenant(deps.db, cptsId, (tx) => adoptBatch(deps, tx, cptsId, runId));
  }
}

/** Says whether there may be more. */
async function adoptBatch(deps: Deps, tx: Tx, cptsId: string, runId: string): Promise<boolean> {
  const run = await lockRun(tx, cptsId, runId);
  const adoption = run && resultOf(run)?.adoption;
  if (!run || adoption?.state !== "working") return false;
  const lines = await listToAdopt(tx, cptsId, runId, { after: adoption.after, limit: BATCH });
  const done = await adoptLines(deps, await adopterOf(tx, run, adoption), tx, run, lines);
  const isLast = lines.length < BATCH;
  await keep(
    tx,
    run,
    {
      ...adoption,
      state: isLast ? "done" : "working",
      after: lines.at(-1)?.request_id ?? adoption.after,
      adopted: adoption.adopted + done.adopted,
      skipped: adoption.skipped + done.skipped.length,
      skippedLines: [...adoption.skippedLines, ...done.skipped].slice(0, SKIPPED_KEPT),
    },
    isLast ? { state: "adopted" } : {},
  );
  tellScreens(deps, tx, cptsId, { topic: RUN_TOPIC, id: runId });
  return !isLast;
}
