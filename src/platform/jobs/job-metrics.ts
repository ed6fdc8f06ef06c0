import { Counter, Gauge, Histogram } from "prom-client";
import { metrics } from "../http/metrics.ts";

export const jobRuns = new Counter({
  name: "maillage_job_runs_total",
  help: "Background jobs run, by name and outcome (done, failed, given-up)",
  labelNames: ["job", "outcome"],
  registers: [metrics],
});
export const jobSeconds = new Histogram({
  name: "maillage_job_seconds",
  help: "Duration of background jobs",
  labelNames: ["job"],
  buckets: [0.01, 0.1, 1, 10, 60, 600],
  registers: [metrics],
});
export const jobsWaiting = new Gauge({
  name: "maillage_jobs_waiting",
  help: "Jobs due and not begun",
  registers: [metrics],
});
export const jobsGivenUp = new Gauge({
  name: "maillage_jobs_given_up",
  help: "Jobs that used all their tries",
  registers: [metrics],
});
