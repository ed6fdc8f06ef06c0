import type { Job } from "../../../platform/jobs/index.ts";
import { tellContractDates } from "./tell-dates.ts";

export const clockJobs: readonly Job[] = [
  {
    name: "project.tell-contract-dates",
    cron: "35 5 * * *",
    run: (deps, _payload, { signal }) => tellContractDates(deps, signal),
  },
];
