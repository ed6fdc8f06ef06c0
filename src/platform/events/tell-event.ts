import { isUnavailable, withTenant } from "../db/index.ts";
import type { Deps } from "../deps.ts";
import { explainBriefly } from "../log/explain-briefly.ts";
import { nowOf } from "../time/index.ts";
import { eventsTold } from "./event-metrics.ts";
import { lockNextEvent, MOST_ATTEMPTS, markFailed, markTold } from "./event-store.ts";
import type { Subscriber } from "./subscriber.ts";

export type Told = "told" | "failed" | "none";

/**
 * Tells the next event of one CPTS to all who listen, in one transaction with its mark: what subscribers write is there
 * exactly when the event counts as told. A failure rolls all of it back; it is tried again after 2, 4, 8… seconds and
 * given up ("parked") after 10 tries, so that one bad event does not stop the others.
 */
export async function tellNextEvent(
  deps: Deps,
  subscribers: readonly Subscriber[],
  cptsId: string,
): Promise<Told> {
  const now = nowOf(deps);
  let event: Awaited<ReturnType<typeof lockNextEvent>>;
  let hearing = "";
  try {
    return await withTenant(deps.db, cptsId, async (tx) => {
      event = await lockNextEvent(tx, cptsId, now);
      if (!event) return "none";
      const told = {
        id: event.id,
        cptsId,
        name: event.name,
        payload: event.payload as Record<string, string | number | boolean | null>,
      };
      for (const subscriber of subscribers) {
        if (subscriber.event !== event.name) continue;
        hearing = subscriber.name;
        await subscriber.handle(deps, tx, told);
      }
      await markTold(tx, cptsId, event.id, now);
      eventsTold.inc({ event: event.name, outcome: "told" });
      return "told";
    });
  } catch (error) {
    if (!event || isUnavailable(error)) throw error;
    await keepFailure(deps, cptsId, event, hearing, error, now);
    return "failed";
  }
}

async function keepFailure(
  deps: Deps,
  cptsId: string,
  event: { id: string; name: string; attempts: number },
  hearing: string,
  error: unknown,
  now: Date,
): Promise<void> {
  const nextTryAt = new Date(now.getTime() + 2 ** (event.attempts + 1) * 1000);
  const kept = await withTenant(deps.db, cptsId, (tx) =>
    markFailed(tx, cptsId, event.id, { nextTryAt, error: `${hearing}: ${explainBriefly(error)}` }),
  );
  const parked = (kept?.attempts ?? 0) >= MOST_ATTEMPTS;
  eventsTold.inc({ event: event.name, outcome: parked ? "parked" : "failed" });
  deps.log[parked ? "error" : "warn"](
    {
      event: event.name,
      eventId: event.id,
      cptsId,
      subscriber: hearing,
      attempts: kept?.attempts,
      err: error,
    },
    parked ? "event given up" : "event failed",
  );
}
