import type { Actor } from "../../../../platform/access/index.ts";
import { recordAct } from "../../../../platform/audit/index.ts";
import type { Tx } from "../../../../platform/db/index.ts";
import type { Deps } from "../../../../platform/deps.ts";
import { act, tellScreens } from "../../../../platform/http/index.ts";
import { nowOf } from "../../now-of.ts";
import type { ReviewerRetention, ReviewerRetentionInput } from "./forget-contract.ts";
import { countReviewers, putRule } from "./forget-store.ts";
import { keptSince, readRule } from "./read-rule.ts";

/** How long the names of reviewers are kept once their review has ended. */
export const readReviewerRetention = (deps: Deps, actor: Actor): Promise<ReviewerRetention> =>
  act(deps, actor, (tx) => retentionIn(deps, actor, tx));

/** Decides the delay of this CPTS. Nothing goes before the next night; what went then does not come back. */
export const setReviewerRetention = (
  deps: Deps,
  actor: Actor,
  input: ReviewerRetentionInput,
): Promise<ReviewerRetention> =>
  act(deps, actor, async (tx) => {
    const former = await readRule(deps, tx, actor.cptsId, actor.timeZone);
    await putRule(tx, {
      cpts_id: actor.cptsId,
      months: input.months,
      source: input.source,
      decided_by: actor.userId,
      decided_at: nowOf(deps),
    });
    await recordAct(deps, actor, tx, {
      action: "project.retention-set",
      subjectKind: "retention",
      details: { months: input.months, source: input.source, formerMonths: former.months },
    });
    tellScreens(deps, tx, actor.cptsId, { topic: "project-circuit", id: actor.cptsId });
    return retentionIn(deps, actor, tx);
  });

async function retentionIn(deps: Deps, actor: Actor, tx: Tx): Promise<ReviewerRetention> {
  const rule = await readRule(deps, tx, actor.cptsId, actor.timeZone);
  const before = keptSince(deps, actor.timeZone, rule.months);
  return {
    months: rule.months,
    source: rule.source,
    isDefault: rule.isDefault,
    decidedAt: rule.decidedAt?.toISOString() ?? null,
    ...(await countReviewers(tx, actor.cptsId, before)),
  };
}
