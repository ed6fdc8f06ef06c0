export { enqueueJob, type JobRequest } from "./enqueue-job.ts";
export type { Job } from "./job.ts";
