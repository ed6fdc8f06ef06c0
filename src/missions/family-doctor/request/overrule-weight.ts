import { type Actor, authorize } from "../../../platform/access/index.ts";
import type { Tx } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { act } from "../../../platform/http/index.ts";
import { nowOf } from "../../../platform/time/index.ts";
import { BEFORE_DOCTOR } from "./allowed-steps.ts";
import { insertPlainDecision } from "./ledger-store.ts";
import { moveRequest } from "./move-request.ts";
import { notThere } from "./refuse-step.ts";
import type { Request } from "./request-contract.ts";
import { requestRules } from "./request-policy.ts";
import type { RequestChange, RequestRow } from "./request-store.ts";
import type { WeightInput } from "./step-contract.ts";
import { viewOf } from "./view-request.ts";
import { lockVisible } from "./visible-request.ts";

/** The coordination's own weight, with its reason: it stays until it is taken back, beside what the rules say. */
export const overruleWeight = (
  deps: Deps,
  actor: Actor,
  id: string,
  { weight, reason }: WeightInput,
): Promise<Request> =>
  act(deps, actor, async (tx) => {
    const row = await lockToOverrule(deps, actor, tx, id);
    const moved = await moveRequest(deps, actor, tx, row, {
      change: {
        overruled_weight: weight,
        overruled_reason: reason,
        overruled_by: actor.userId,
        overruled_at: nowOf(deps),
      },
      kind: "weight-overruled",
      sentence: `Priorité décidée par la coordination : ${weight} points au lieu de ${row.weight}. Motif : ${reason}`,
      details: { weight, computed: row.weight },
      undo: before(row),
    });
    await inLedger(deps, actor, tx, row, reason);
    return viewOf(deps, actor, tx, moved);
  });

/** Back to what the rules say. */
export const restoreWeight = (deps: Deps, actor: Actor, id: string): Promise<Request> =>
  act(deps, actor, async (tx) => {
    const row = await lockToOverrule(deps, actor, tx, id);
    if (row.overruled_weight === null) return viewOf(deps, actor, tx, row);
    const moved = await moveRequest(deps, actor, tx, row, {
      change: { overruled_weight: null, overruled_reason: null, overruled_by: null, overruled_at: null },
      kind: "weight-restored",
      sentence: `Priorité rendue aux règles : ${row.weight} points.`,
      details: { computed: row.weight },
      undo: before(row),
    });
    await inLedger(deps, actor, tx, row, "Priorité rendue aux règles.");
    return viewOf(deps, actor, tx, moved);
  });

async function lockToOverrule(deps: Deps, actor: Actor, tx: Tx, id: string): Promise<RequestRow> {
  const { row, access } = await lockVisible(deps, actor, tx, id);
  authorize(actor, requestRules["weight.overrule"], access);
  if (!BEFORE_DOCTOR.includes(row.status)) throw notThere(row.status);
  return row;
}

const before = (row: RequestRow): RequestChange => ({
  overruled_weight: row.overruled_weight,
  overruled_reason: row.overruled_reason,
  overruled_by: row.overruled_by,
  overruled_at: row.overruled_at,
});

const inLedger = (deps: Deps, actor: Actor, tx: Tx, row: RequestRow, reason: string) =>
  insertPlainDecision(tx, row.cpts_id, {
    kind: "overruled",
    requestId: row.id,
    at: nowOf(deps),
    userId: actor.userId,
    userLabel: actor.label,
    reason,
    ruleVersion: row.rule_version,
  });
