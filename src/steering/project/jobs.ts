import type { Job } from "../../platform/jobs/index.ts";
import { circuitJobs } from "./circuit/circuit-jobs.ts";
import { clockJobs } from "./clock/clock-jobs.ts";

export const jobs: readonly Job[] = [...circuitJobs, ...clockJobs];
