import { isId, withTenant } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { publishEvent } from "../../../platform/events/index.ts";
import { nowOf } from "../../../platform/time/index.ts";
import { moveRequest } from "../request/move-request.ts";
import { lockRequest } from "../request/request-store.ts";

export const CALLBACK_DUE = "unscheduled-care.callback-due";

/** At the promised time, if nobody called: the desk is alerted, once per promise. A promise moved later has a job of its own. */
export async function alertLateCallback(deps: Deps, payload: Record<string, unknown>): Promise<void> {
  const { cptsId, requestId } = payload as Record<string, string>;
  if (![cptsId, requestId].every((id) => typeof id === "string" && isId(id))) return;
  await withTenant(deps.db, cptsId!, async (tx) => {
    const row = await lockRequest(tx, cptsId!, requestId!);
    const now = nowOf(deps);
    if (
      row?.status !== "callback" ||
      row.callback_alerted_at !== null ||
      row.callback_due_at === null ||
      row.callback_due_at.getTime() > now.getTime()
    )
      return;
    await moveRequest(deps, null, tx, row, {
      change: { callback_alerted_at: now },
      kind: "callback-late",
      sentence: "L'heure du rappel est passée : le poste d'appel est alerté.",
    });
    await publishEvent(deps, tx, { name: "unscheduled-care.request-stuck", payload: { requestId: row.id } });
  });
}
