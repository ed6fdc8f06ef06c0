import type { Actor } from "../../../platform/access/index.ts";
import { recordAct } from "../../../platform/audit/index.ts";
import { isId, type Tx, withTenant } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { conflict, notFound } from "../../../platform/errors/problems.ts";
import { actOnce, type Once, tellScreens } from "../../../platform/http/index.ts";
import { nowOf } from "../../../platform/time/index.ts";
import { findOffer } from "../offer/offer-store.ts";
import { backToWaiting, withdrawIn } from "../proposal/withdraw-proposal.ts";
import { adopterOf } from "./adopter-of.ts";
import { resultOf } from "./present-run.ts";
import { readRunIn } from "./read-runs.ts";
import { RUN_TOPIC } from "./report-progress.ts";
import type { Run } from "./run-contract.ts";
import { undoLater } from "./run-job-names.ts";
import { countProposals, listNotSent, lockAll } from "./run-line-store.ts";
import { insertRunDecision, lockRun, type RunRow, type UndoState, updateRun } from "./run-store.ts";

/** Requests locked together: half a second of their life. */
const BATCH = 50;
const REASON = "L'adoption du calcul est défaite : le patient attend de nouveau.";

/**
 * In one touch: what is adopted and not sent goes back to waiting; what a doctor has, or has answered, stays. An adoption under way
 * stops there. The run is over: a new one sees the register as it is.
 */
export const undoAdoption = (deps: Deps, actor: Actor, once: Once, runId: string): Promise<Run> =>
  actOnce(deps, actor, once, async (tx) => {
    const run = await lockRun(tx, actor.cptsId, runId);
    if (!run) throw notFound("access.not-found");
    const { proposed } = await countProposals(tx, actor.cptsId, runId);
    refuseUnlessAdopted(run, proposed);
    const at = nowOf(deps);
    const undo: UndoState = {
      state: "working",
      byUserId: actor.userId,
      byLabel: actor.label,
      at: at.toISOString(),
      after: null,
      toDo: proposed,
      withdrawn: 0,
    };
    const more = await undoBatch(deps, actor, tx, run, undo);
    if (more) await undoLater(tx, actor.cptsId, runId);
    await insertRunDecision(tx, actor.cptsId, {
      kind: "withdrawn",
      runId,
      at,
      userId: actor.userId,
      userLabel: actor.label,
      reason: "L'adoption est défaite : ce qui n'était pas envoyé attend de nouveau.",
      ruleVersion: run.rule_version,
      seed: run.seed,
    });
    await recordAct(deps, actor, tx, {
      action: "family-doctor.run-undone",
      subjectKind: "run",
      subjectId: runId,
      details: { proposed },
    });
    return readRunIn(tx, actor.cptsId, runId);
  });

function refuseUnlessAdopted(run: RunRow, proposed: number): void {
  const undo = resultOf(run)?.undo;
  if (undo?.state === "working")
    throw conflict(
      "family-doctor.undo-working",
      `${undo.byLabel} défait déjà cette adoption : attendez la fin.`,
    );
  if (proposed === 0)
    throw conflict(
      "family-doctor.nothing-to-undo",
      "Il n'y a rien à défaire : aucune proposition de ce calcul n'attend d'être envoyée. Ce qui est chez un médecin se retire demande par demande.",
    );
}

/** Job: the batches after the first. Killed or stopped, it goes on after the last one that was committed. */
export async function undoJob(
  deps: Deps,
  payload: Record<string, unknown>,
  signal: AbortSignal,
): Promise<void> {
  const [cptsId, runId] = [String(payload["cptsId"]), String(payload["runId"])];
  if (!isId(cptsId) || !isId(runId)) return;
  for (let more = true; more; ) {
    signal.throwIfAborted();
    more = await withTenant(deps.db, cptsId, async (tx) => {
      const run = await lockRun(tx, cptsId, runId);
      const undo = run && resultOf(run)?.undo;
      if (!run || undo?.state !== "working") return false;
      return undoBatch(deps, await adopterOf(tx, run, undo), tx, run, undo);
    });
  }
}

/** Some proposals of a run that is locked; says whether there may be more. */
async function undoBatch(deps: Deps, actor: Actor, tx: Tx, run: RunRow, undo: UndoState): Promise<boolean> {
  const page = await listNotSent(tx, run.cpts_id, run.id, { after: undo.after, limit: BATCH });
  const withdrawn = page.length === 0 ? 0 : await withdrawAll(deps, actor, tx, run, page);
  const isLast = page.length < BATCH;
  const result = resultOf(run);
  await updateRun(tx, run.cpts_id, run.id, {
    ...(run.state === "failed" ? {} : { state: "outdated" }),
    result: JSON.stringify({
      ...result,
      // A batch of the adoption that waits for this lock finds nothing to go on with.
      ...(result?.adoption ? { adoption: { ...result.adoption, state: "done" } } : {}),
      undo: {
        ...undo,
        state: isLast ? "done" : "working",
        after: page.at(-1)?.request_id ?? undo.after,
        withdrawn: undo.withdrawn + withdrawn,
      },
    }),
  });
  tellScreens(deps, tx, run.cpts_id, { topic: RUN_TOPIC, id: run.id });
  return !isLast;
}

/** Under the locks of requests and offers, what is still not sent: a doctor who was asked meanwhile keeps the proposal. */
async function withdrawAll(
  deps: Deps,
  actor: Actor,
  tx: Tx,
  run: RunRow,
  page: readonly { request_id: string; offer_id: string }[],
): Promise<number> {
  const requestIds = page.map((one) => one.request_id);
  const requests = await lockAll(tx, run.cpts_id, { requestIds, offerIds: page.map((one) => one.offer_id) });
  const still = await listNotSent(tx, run.cpts_id, run.id, { requestIds });
  for (const proposal of still) {
    const request = requests.get(proposal.request_id);
    const offer = await findOffer(tx, run.cpts_id, proposal.offer_id);
    if (!request || !offer) continue;
    const locked = { proposal, request, offer };
    await withdrawIn(deps, actor, tx, locked, REASON);
    await backToWaiting(deps, actor, tx, locked, REASON);
  }
  return still.length;
}
