import type { Actor } from "../../../platform/access/index.ts";
import { recordAct } from "../../../platform/audit/index.ts";
import type { Tx } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { act } from "../../../platform/http/index.ts";
import { nowOf } from "../now-of.ts";
import { keptSince, readRule } from "./read-rule.ts";
import type { FormsRetention, FormsRetentionInput } from "./retention-contract.ts";
import { countEnded, putRule } from "./retention-store.ts";

/** How long answers name who gave them; with `months`, what another delay would do the next night. */
export const readRetention = (
  deps: Deps,
  actor: Actor,
  { months }: { months?: number | undefined },
): Promise<FormsRetention> => act(deps, actor, (tx) => retentionOf(deps, actor, tx, months));

/** Decides the delay of this CPTS. Nothing is erased before the next night; what is erased then does not come back. */
export const setRetention = (deps: Deps, actor: Actor, input: FormsRetentionInput): Promise<FormsRetention> =>
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
      action: "forms.retention-set",
      subjectKind: "retention",
      details: {
        months: input.months,
        source: input.source,
        formerMonths: former.months,
        formerSource: former.source,
      },
    });
    return retentionOf(deps, actor, tx, undefined);
  });

async function retentionOf(
  deps: Deps,
  actor: Actor,
  tx: Tx,
  months: number | undefined,
): Promise<FormsRetention> {
  const rule = await readRule(deps, tx, actor.cptsId, actor.timeZone);
  const before = keptSince(deps, actor.timeZone, months ?? rule.months);
  return {
    months: rule.months,
    source: rule.source,
    isDefault: rule.isDefault,
    defaultMonths: rule.defaultMonths,
    decidedAt: rule.decidedAt?.toISOString() ?? null,
    ...(await countEnded(tx, actor.cptsId, before)),
  };
}
