import type { Job } from "../../../platform/jobs/index.ts";
import { tellAllStandstills } from "./tell-standstills.ts";

export const standstillJobs: readonly Job[] = [
  {
    name: "family-doctor.standstills",
    cron: "10 5 * * *",
    run: (deps, _payload, { signal }) => tellAllStandstills(deps, signal),
  },
];
