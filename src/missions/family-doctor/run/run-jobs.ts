import type { Job } from "../../../platform/jobs/index.ts";
import { adoptJob } from "./adopt-run.ts";
import { ADOPT, MATCH, UNDO } from "./run-job-names.ts";
import { sweepRuns } from "./sweep-runs.ts";
import { undoJob } from "./undo-adoption.ts";
import { workRun } from "./work-run.ts";

export const runJobs: readonly Job[] = [
  { name: MATCH, run: (deps, payload, { signal }) => workRun(deps, payload, signal) },
  { name: ADOPT, run: (deps, payload, { signal }) => adoptJob(deps, payload, signal) },
  { name: UNDO, run: (deps, payload, { signal }) => undoJob(deps, payload, signal) },
  {
    name: "family-doctor.sweep-runs",
    cron: "*/10 * * * *",
    run: (deps, _payload, { signal }) => sweepRuns(deps, signal),
  },
];
