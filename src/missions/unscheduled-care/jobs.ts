import type { Job } from "../../platform/jobs/index.ts";
import { alertLateCallback, CALLBACK_DUE } from "./callback/alert-callback.ts";
import { orientationJobs } from "./orientation/index.ts";
import { alertUndecided, DECISION_DUE } from "./request/alert-undecided.ts";
import { askAfterResource, RESOURCE_DUE } from "./request/ask-after-resource.ts";
import { anonymiseEnded } from "./retention/anonymise-ended.ts";
import { eraseUnsent } from "./retention/erase-unsent.ts";
import { chaseAllReturns, remindProfessional } from "./return/chase-returns.ts";
import { closeWithReturn } from "./return/close-with-return.ts";

export const jobs: readonly Job[] = [
  ...orientationJobs,
  { name: CALLBACK_DUE, run: alertLateCallback },
  { name: DECISION_DUE, run: alertUndecided },
  { name: RESOURCE_DUE, run: askAfterResource },
  { name: "unscheduled-care.close-with-return", run: closeWithReturn },
  { name: "unscheduled-care.remind-professional", run: remindProfessional },
  {
    name: "unscheduled-care.chase-returns",
    cron: "*/15 * * * *",
    run: (deps, _payload, { signal }) => chaseAllReturns(deps, signal),
  },
  {
    name: "unscheduled-care.anonymise-ended",
    cron: "7 3 * * *",
    run: (deps, _payload, { signal }) => anonymiseEnded(deps, signal),
  },
  {
    name: "unscheduled-care.erase-unsent",
    cron: "17 3 * * *",
    run: (deps, _payload, { signal }) => eraseUnsent(deps, signal),
  },
];
