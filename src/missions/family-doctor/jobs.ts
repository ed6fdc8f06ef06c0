import type { Job } from "../../platform/jobs/index.ts";
import { campaignJobs } from "./campaign/campaign-jobs.ts";
import { doorJobs } from "./door/door-jobs.ts";
import { listJobs } from "./list/list-jobs.ts";
import { offerJobs } from "./offer/offer-jobs.ts";
import { priorityJobs } from "./priority/priority-jobs.ts";
import { proposalJobs } from "./proposal/proposal-jobs.ts";
import { retentionJobs } from "./retention/retention-jobs.ts";
import { runJobs } from "./run/run-jobs.ts";
import { standstillJobs } from "./standstill/standstill-jobs.ts";

export const jobs: readonly Job[] = [
  ...priorityJobs,
  ...retentionJobs,
  ...standstillJobs,
  ...doorJobs,
  ...offerJobs,
  ...proposalJobs,
  ...campaignJobs,
  ...listJobs,
  ...runJobs,
];
