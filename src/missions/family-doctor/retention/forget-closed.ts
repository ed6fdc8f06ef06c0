import { askToForget } from "../../../core/patients/index.ts";
import { withTenant } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { forEachCpts } from "../../../platform/jobs/index.ts";
import { keptSince, nowOf } from "../../../platform/time/index.ts";
import { settingsOf } from "../settings/settings-store.ts";
import {
  forgetDecisions,
  forgetExclusions,
  forgetProposals,
  forgetRequests,
  forgetRunLines,
  forgetStories,
  keepAgeAtOpening,
  keepWithoutSearch,
  listPatientsOf,
  lockToForget,
} from "./retention-store.ts";

const BATCH = 200;

/** Each CPTS by its own delay (`mt_settings.retention_months`). */
export const forgetAllClosed = (deps: Deps, signal: AbortSignal): Promise<void> =>
  forEachCpts(deps, ({ id, timeZone }) => forgetClosedOf(deps, id, timeZone, signal), signal);

/** A batch per transaction: stopped in the middle, it goes on the next day; run twice, it finds nothing more. */
async function forgetClosedOf(deps: Deps, cptsId: string, zone: string, signal: AbortSignal): Promise<void> {
  let forgotten = BATCH;
  while (forgotten === BATCH && !signal.aborted) forgotten = await forgetBatch(deps, cptsId, zone);
}

const forgetBatch = (deps: Deps, cptsId: string, zone: string): Promise<number> =>
  withTenant(deps.db, cptsId, async (tx) => {
    const { retentionMonths } = await settingsOf(tx, cptsId);
    const before = keptSince(deps, zone, retentionMonths);
    const ids = await lockToForget(tx, cptsId, before, BATCH);
    if (ids.length === 0) return 0;
    await forgetStories(tx, cptsId, ids);
    await forgetExclusions(tx, cptsId, ids);
    await forgetProposals(tx, cptsId, ids);
    await forgetRunLines(tx, cptsId, ids);
    const patients = await listPatientsOf(tx, cptsId, ids);
    await keepAgeAtOpening(tx, cptsId, ids, zone);
    await forgetRequests(tx, cptsId, ids, nowOf(deps));
    await askToForget(tx, await keepWithoutSearch(tx, cptsId, patients), nowOf(deps));
    await forgetDecisions(tx, ids);
    return ids.length;
  });
