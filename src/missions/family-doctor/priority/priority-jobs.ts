import type { Job } from "../../../platform/jobs/index.ts";
import { REWEIGH, reweighAll, reweighJob } from "./reweigh-register.ts";

export const priorityJobs: readonly Job[] = [
  { name: REWEIGH, run: (deps, payload, { signal }) => reweighJob(deps, payload, signal) },
  {
    name: "family-doctor.reweigh-all",
    // At night in France and in the morning overseas: the day's date is each territory's own.
    cron: "20 2 * * *",
    run: (deps, _payload, { signal }) => reweighAll(deps, signal),
  },
];
