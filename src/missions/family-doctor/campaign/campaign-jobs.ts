import { withTenant } from "../../../platform/db/index.ts";
import { forEachCpts, type Job } from "../../../platform/jobs/index.ts";
import { nowOf } from "../../../platform/time/index.ts";
import { deleteOldFiles } from "./campaign-store.ts";
import { makeLetters } from "./make-letters.ts";
import { MAKE_LETTERS } from "./prepare-campaign.ts";
import { filesSince } from "./present-campaign.ts";

export const campaignJobs: readonly Job[] = [
  {
    name: MAKE_LETTERS,
    maxAttempts: 3,
    run: (deps, payload, { signal }) => makeLetters(deps, payload, signal),
  },
  {
    name: "family-doctor.forget-letters",
    cron: "25 3 * * *",
    run: (deps, _payload, { signal }) =>
      forEachCpts(
        deps,
        ({ id }) =>
          withTenant(deps.db, id, async (tx) => {
            await deleteOldFiles(tx, id, filesSince(nowOf(deps)));
          }),
        signal,
      ),
  },
];
