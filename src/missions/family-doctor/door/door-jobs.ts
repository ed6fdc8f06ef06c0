import { listCptsIds, withTenant } from "../../../platform/db/index.ts";
import type { Job } from "../../../platform/jobs/index.ts";
import { nowOf } from "../../../platform/time/index.ts";
import { forgetPast } from "./door-store.ts";

/** Drafts never sent and proofs past their time. */
const forgetDraftsJob: Job = {
  name: "family-doctor.forget-drafts",
  cron: "23 * * * *",
  run: async (deps, _payload, { signal }) => {
    for (const cptsId of await listCptsIds(deps.db)) {
      if (signal.aborted) return;
      await withTenant(deps.db, cptsId, (tx) => forgetPast(tx, cptsId, nowOf(deps)));
    }
  },
};

export const doorJobs = [forgetDraftsJob];
