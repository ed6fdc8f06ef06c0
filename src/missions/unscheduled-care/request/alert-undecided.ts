import type { Actor } from "../../../platform/access/index.ts";
import { isId, type Tx, withTenant } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { publishEvent } from "../../../platform/events/index.ts";
import { enqueueJob } from "../../../platform/jobs/index.ts";
import { nowOf } from "../../../platform/time/index.ts";
import { readPaces } from "./levels.ts";
import { moveRequest } from "./move-request.ts";
import { hasEventSince, lockRequest, type RequestRow } from "./request-store.ts";

export const DECISION_DUE = "unscheduled-care.decision-due";

/** After a sign of gravity: whoever raised it has the delay of the reference to write what was decided. */
export async function awaitDecision(deps: Deps, actor: Actor, tx: Tx, row: RequestRow): Promise<void> {
  const raisedAt = row.red_flag_at!;
  const minutes = (await readPaces(tx, nowOf(deps), actor.timeZone))("red-flag-decision");
  await enqueueJob(tx, {
    name: DECISION_DUE,
    payload: { cptsId: row.cpts_id, requestId: row.id, raisedAt: raisedAt.toISOString() },
    runAt: new Date(raisedAt.getTime() + minutes * 60_000),
    key: `decision:${row.id}:${raisedAt.getTime()}`,
  });
}

/** Nobody wrote what was decided: the desk and the coordination are alerted, once per sign. A sign raised later has a job of its own. */
export async function alertUndecided(deps: Deps, payload: Record<string, unknown>): Promise<void> {
  const { cptsId, requestId, raisedAt } = payload as Record<string, string>;
  if (![cptsId, requestId].every((id) => typeof id === "string" && isId(id))) return;
  await withTenant(deps.db, cptsId!, async (tx) => {
    const row = await lockRequest(tx, cptsId!, requestId!);
    if (row?.status !== "urgent" || row.red_flag_decision !== null || row.red_flag_at === null) return;
    if (row.red_flag_at.toISOString() !== raisedAt) return;
    if (await hasEventSince(tx, row.cpts_id, row.id, "decision-late", row.red_flag_at)) return;
    await moveRequest(deps, null, tx, row, {
      kind: "decision-late",
      sentence:
        "Aucune décision écrite après le signe de gravité : le poste d'appel et la coordination sont alertés.",
    });
    await publishEvent(deps, tx, { name: "unscheduled-care.request-stuck", payload: { requestId: row.id } });
  });
}
