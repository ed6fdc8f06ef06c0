import { appendAudit } from "../../../../platform/audit/index.ts";
import { withTenant } from "../../../../platform/db/index.ts";
import type { Deps } from "../../../../platform/deps.ts";
import { type CptsOfJob, forEachCpts } from "../../../../platform/jobs/index.ts";
import { nowOf } from "../../../../platform/time/index.ts";
import { forgetReviewers } from "./forget-store.ts";
import { reviewersKept } from "./reviewers-kept.ts";

const BATCH = 200;

/** Each night, in each CPTS: the names, addresses and links of reviewers whose review ended longer ago than it keeps them. */
export const forgetOldReviewers = (deps: Deps, signal: AbortSignal): Promise<void> =>
  forEachCpts(
    deps,
    async (cpts) => {
      let count = BATCH;
      while (count === BATCH && !signal.aborted) count = await forgetBatch(deps, cpts);
    },
    signal,
  );

const forgetBatch = (deps: Deps, cpts: CptsOfJob): Promise<number> =>
  withTenant(deps.db, cpts.id, async (tx) => {
    const { months, before } = await reviewersKept.inForce(deps, tx, cpts);
    const at = nowOf(deps);
    const count = await forgetReviewers(tx, { cptsId: cpts.id, before, at, limit: BATCH });
    if (count > 0)
      await appendAudit(tx, deps.auditKey, at, {
        actorUserId: null,
        actorLabel: "Maillage, durée de conservation",
        action: "project.reviewers-forgotten",
        details: { count, months, before: before.toISOString() },
      });
    return count;
  });
