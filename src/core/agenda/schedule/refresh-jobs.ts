import { type Tx, withTenant } from "../../../platform/db/index.ts";
import type { Subscriber } from "../../../platform/events/index.ts";
import { enqueueJob, forEachCpts, type Job } from "../../../platform/jobs/index.ts";
import { nowOf } from "../../../platform/time/index.ts";
import { refreshFairTurn, refreshSchedules } from "./schedule-store.ts";

/** Each night, for what no event told. */
const refreshAllJob: Job = {
  name: "agenda.refresh-schedules",
  cron: "50 0 * * *",
  run: (deps, _payload, { signal }) =>
    forEachCpts(deps, (cpts) => withTenant(deps.db, cpts.id, (tx) => refresh(tx, cpts.id, {})), signal),
};

const fairTurnJob: Job = {
  name: "agenda.refresh-fair-turn",
  cron: "*/5 * * * *",
  run: (deps, _payload, { signal }) =>
    forEachCpts(
      deps,
      async (cpts) => {
        await withTenant(deps.db, cpts.id, (tx) => refreshFairTurn(tx, cpts.id, nowOf(deps)));
      },
      signal,
    ),
};

export const refreshJobs: readonly Job[] = [refreshAllJob, fairTurnJob];

export const refreshSubscribers: readonly Subscriber[] = [
  {
    event: "directory.professional-changed",
    name: "agenda: copy the professional again",
    handle: (_deps, tx, { cptsId, payload }) =>
      refresh(tx, cptsId, { professionalId: String(payload["professionalId"]) }),
  },
  {
    event: "directory.practice-changed",
    name: "agenda: copy the place again",
    handle: (_deps, tx, { cptsId, payload }) =>
      refresh(tx, cptsId, { practiceId: String(payload["practiceId"]) }),
  },
];

/** Where a schedule was opened or shut by the directory, its slots follow by a job. */
async function refresh(
  tx: Tx,
  cptsId: string,
  only: { professionalId?: string; practiceId?: string },
): Promise<void> {
  const { professionalIds } = await refreshSchedules(tx, cptsId, only);
  for (const professionalId of professionalIds) {
    await enqueueJob(tx, {
      name: "agenda.publish-professional",
      payload: { cptsId, professionalId },
      key: `agenda.publish:${professionalId}`,
    });
  }
}
