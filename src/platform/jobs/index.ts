export { enqueueJob, type JobRequest } from "./enqueue-job.ts";
export { type CptsOfJob, forEachCpts } from "./for-each-cpts.ts";
export type { Job } from "./job.ts";
export { openProgress, type Progress } from "./open-progress.ts";
export { startWorker, type Worker } from "./start-worker.ts";
