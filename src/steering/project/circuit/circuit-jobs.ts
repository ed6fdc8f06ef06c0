import type { Job } from "../../../platform/jobs/index.ts";
import { forgetOldReviewers } from "./forget/forget-reviewers.ts";
import { mailReviewer } from "./mail-reviewer.ts";
import { remindReviewers } from "./remind-reviewers.ts";
import { MAIL_JOB } from "./run-review.ts";

export const circuitJobs: readonly Job[] = [
  { name: MAIL_JOB, run: mailReviewer },
  {
    name: "project.remind-reviewers",
    cron: "25 5 * * *",
    run: (deps, _payload, { signal }) => remindReviewers(deps, signal),
  },
  {
    name: "project.forget-reviewers",
    cron: "17 3 * * *",
    run: (deps, _payload, { signal }) => forgetOldReviewers(deps, signal),
  },
];
