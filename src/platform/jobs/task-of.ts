import type { JobHelpers, Task } from "graphile-worker";
import type { Deps } from "../deps.ts";
import { explainBriefly } from "../log/explain-briefly.ts";
import type { Job } from "./job.ts";
import { jobRuns, jobSeconds } from "./job-metrics.ts";

/** A slice's job as the queue wants it: measured, logged by name (never its payload), its error kept in a few safe words. */
export const taskOf =
  (deps: Deps, job: Job, stopping: AbortSignal): Task =>
  async (payload, helpers: JobHelpers) => {
    const start = performance.now();
    const { attempts, max_attempts: most } = helpers.job;
    try {
      await job.run(deps, asRecord(payload), { signal: stopping });
      jobRuns.inc({ job: job.name, outcome: "done" });
      deps.log.debug(
        { job: job.name, jobId: helpers.job.id, ms: Math.round(performance.now() - start) },
        "job done",
      );
    } catch (error) {
      const givenUp = attempts >= most;
      jobRuns.inc({ job: job.name, outcome: givenUp ? "given-up" : "failed" });
      deps.log[givenUp ? "error" : "warn"](
        { job: job.name, jobId: helpers.job.id, attempts, err: error },
        givenUp ? "job given up" : "job failed",
      );
      throw new Error(explainBriefly(error));
    } finally {
      jobSeconds.observe({ job: job.name }, (performance.now() - start) / 1000);
    }
  };

const asRecord = (payload: unknown): Record<string, unknown> =>
  typeof payload === "object" && payload !== null ? (payload as Record<string, unknown>) : {};
