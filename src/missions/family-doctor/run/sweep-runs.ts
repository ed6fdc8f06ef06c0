import { withTenant } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { forEachCpts } from "../../../platform/jobs/index.ts";
import { nowOf } from "../../../platform/time/index.ts";
import { adoptLater, undoLater, workLater } from "./run-job-names.ts";
import { deleteOldLines } from "./run-line-store.ts";
import { listStalledRuns } from "./run-store.ts";
import { failRun } from "./work-run.ts";

const ASK_AGAIN_MS = 15 * 60_000;
const GIVE_UP_MS = 3 * 3_600_000;
const LINES_KEPT_MS = 30 * 86_400_000;

/** Every ten minutes: a run whose job was lost is asked again, then said to have failed; nothing stays « working » for ever. */
export const sweepRuns = (deps: Deps, signal: AbortSignal): Promise<void> =>
  forEachCpts(deps, ({ id }) => sweepCpts(deps, id), signal);

async function sweepCpts(deps: Deps, cptsId: string): Promise<void> {
  const now = nowOf(deps).getTime();
  const stalled = await withTenant(deps.db, cptsId, async (tx) => {
    await deleteOldLines(tx, cptsId, new Date(now - LINES_KEPT_MS));
    return listStalledRuns(tx, cptsId, new Date(now - ASK_AGAIN_MS));
  });
  for (const run of stalled) {
    const isAdopted = run.state !== "queued" && run.state !== "working";
    if (!isAdopted && now - run.asked_at.getTime() > GIVE_UP_MS)
      await failRun(
        deps,
        cptsId,
        run.id,
        "Le calcul n'a pas abouti en trois heures : rien n'a été changé. Relancez-le ; si cela se répète, prévenez l'administration.",
      );
    else {
      const again = !isAdopted ? workLater : run.is_undone ? undoLater : adoptLater;
      await withTenant(deps.db, cptsId, (tx) => again(tx, cptsId, run.id));
    }
  }
}
