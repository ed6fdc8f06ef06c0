import { withTenant } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { enqueueJob, forEachCpts } from "../../../platform/jobs/index.ts";
import { localDateOf, nowOf } from "../../../platform/time/index.ts";
import { readDelays } from "./delays.ts";
import { deleteUnusedPapers } from "./paper-store.ts";
import { listSilent, markReminded } from "./reviewer-store.ts";
import { MAIL_JOB } from "./run-review.ts";

const MOST_REMINDERS = 3;
const DAY_MS = 86_400_000;

/** Every morning: a word to reviewers who have given no opinion for a while, three times at most; papers joined to nothing go. */
export const remindReviewers = (deps: Deps, signal: AbortSignal): Promise<void> =>
  forEachCpts(
    deps,
    ({ id: cptsId, timeZone }) =>
      withTenant(deps.db, cptsId, async (tx) => {
        const now = nowOf(deps);
        await deleteUnusedPapers(tx, cptsId, new Date(now.getTime() - DAY_MS));
        const delay = await readDelays(tx, localDateOf(deps.clock.now(), timeZone).toString());
        const before = new Date(now.getTime() - delay("reviewer-reminder") * DAY_MS);
        for (const { id } of await listSilent(tx, cptsId, before, now, MOST_REMINDERS))
          if (await markReminded(tx, cptsId, id, before, now))
            await enqueueJob(tx, { name: MAIL_JOB, payload: { cptsId, reviewerId: id, reminder: true } });
      }),
    signal,
  );
