import type { Job } from "../../../platform/jobs/index.ts";
import { forgetAllClosed } from "./forget-closed.ts";

export const retentionJobs: readonly Job[] = [
  {
    name: "family-doctor.forget-closed",
    cron: "40 2 * * *",
    run: (deps, _payload, { signal }) => forgetAllClosed(deps, signal),
  },
];
