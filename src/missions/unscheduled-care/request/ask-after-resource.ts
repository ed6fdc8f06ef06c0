import type { Actor } from "../../../platform/access/index.ts";
import { isId, type Tx, withTenant } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { enqueueJob } from "../../../platform/jobs/index.ts";
import { nowOf } from "../../../platform/time/index.ts";
import { KINDS, PAGES, tellPeople } from "../notices.ts";
import { readPaces } from "./levels.ts";
import { moveRequest } from "./move-request.ts";
import { hasEventSince, lockRequest, type RequestRow } from "./request-store.ts";

export const RESOURCE_DUE = "unscheduled-care.resource-due";

/** A resource writes no return: until then, by the delay of the reference, who asked has time to say what became of the patient. */
export async function newsDue(deps: Deps, actor: Actor, tx: Tx): Promise<Date> {
  const now = nowOf(deps);
  return new Date(now.getTime() + (await readPaces(tx, now, actor.timeZone))("resource-ask") * 60_000);
}

/** At that time who asked is asked; from then on the desk and the coordination see the request among what stands still. */
export async function awaitNews(deps: Deps, tx: Tx, row: RequestRow, runAt: Date): Promise<void> {
  const now = nowOf(deps);
  await enqueueJob(tx, {
    name: RESOURCE_DUE,
    payload: { cptsId: row.cpts_id, requestId: row.id, sentAt: now.toISOString() },
    runAt,
    key: `resource:${row.id}:${now.getTime()}`,
  });
}

/** « Qu'est-il devenu ? », once per orientation, to who asked. One that was sent elsewhere since has a job of its own. */
export async function askAfterResource(deps: Deps, payload: Record<string, unknown>): Promise<void> {
  const { cptsId, requestId, sentAt } = payload as Record<string, string>;
  if (![cptsId, requestId].every((id) => typeof id === "string" && isId(id))) return;
  const since = new Date(String(sentAt));
  if (Number.isNaN(since.getTime())) return;
  await withTenant(deps.db, cptsId!, async (tx) => {
    const row = await lockRequest(tx, cptsId!, requestId!);
    if (row?.status !== "resource") return;
    const after = new Date(since.getTime() + 1);
    if (await hasEventSince(tx, row.cpts_id, row.id, "request-to-resource", after)) return;
    if (await hasEventSince(tx, row.cpts_id, row.id, "resource-asked", since)) return;
    await moveRequest(deps, null, tx, row, {
      kind: "resource-asked",
      sentence: "« Qu'est-il devenu ? » demandé à qui a orienté.",
    });
    await tellPeople(deps, tx, row.cpts_id, [row.requester_user_id], {
      kind: KINDS.news,
      title: `Demande ${row.reference} : qu'est-il devenu ?`,
      page: PAGES.request(row.id),
    });
  });
}
