import type { Job } from "../../platform/jobs/index.ts";
import { priorityJobs } from "./priority/priority-jobs.ts";

export const jobs: readonly Job[] = [...priorityJobs];
