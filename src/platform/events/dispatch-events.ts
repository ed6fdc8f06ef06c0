import { askEachCpts, isUnavailable, listCptsIds } from "../db/index.ts";
import type { Deps } from "../deps.ts";
import { eventsParked, eventsWaiting } from "./event-metrics.ts";
import { MOST_ATTEMPTS } from "./event-store.ts";
import type { Subscriber } from "./subscriber.ts";
import { tellNextEvent } from "./tell-event.ts";
import type { Waker } from "./waker.ts";

const ROUND_MS = 5_000;
// The pool has 16 connections and people come first.
const AT_ONCE = 3;

export interface Dispatcher {
  /** Lets the events being told finish. */
  stop: () => Promise<void>;
}

/**
 * Tells published events to the slices until stopped: at once when a commit wakes the CPTS, and in a full round every
 * 5 s for what failed before or what another process left. Events of one CPTS go in order, except after a failure.
 */
export function dispatchEvents(deps: Deps, subscribers: readonly Subscriber[], waker: Waker): Dispatcher {
  const stopping = new AbortController();
  const running = (async () => {
    let nextRound = 0;
    while (!stopping.signal.aborted) {
      try {
        const woken = waker.take();
        const isRound = performance.now() >= nextRound;
        if (isRound) nextRound = performance.now() + ROUND_MS;
        await tellAll(deps, subscribers, isRound ? await findCptsWithEvents(deps) : woken, stopping.signal);
      } catch (error) {
        deps.log[isUnavailable(error) ? "warn" : "error"]({ err: error }, "events wait for the next round");
        await waker.wait(ROUND_MS, stopping.signal);
      }
      await waker.wait(Math.max(0, nextRound - performance.now()), stopping.signal);
    }
  })();
  return {
    stop: async () => {
      stopping.abort();
      await running;
    },
  };
}

/** Tells what waits in these CPTS. @returns how many events were told or failed. */
export async function tellAll(
  deps: Deps,
  subscribers: readonly Subscriber[],
  cptsIds: readonly string[],
  signal: AbortSignal,
): Promise<{ told: number; failed: number }> {
  const sum = { told: 0, failed: 0 };
  const left = [...cptsIds];
  const one = async () => {
    for (let cptsId = left.shift(); cptsId !== undefined && !signal.aborted; cptsId = left.shift()) {
      for (;;) {
        const outcome = await tellNextEvent(deps, subscribers, cptsId);
        if (outcome === "none" || signal.aborted) break;
        sum[outcome] += 1;
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, one));
  return sum;
}

interface Waiting {
  due: number;
  waiting: number;
  parked: number;
}

/** The CPTS that have an event to tell now; also measures what waits (counted up to 1,000 per CPTS). */
export async function findCptsWithEvents(deps: Deps): Promise<string[]> {
  const now = deps.clock.now().toString();
  const mine = "from events_outbox where cpts_id = app_cpts() and dispatched_at is null and attempts";
  const question = `select count(*) filter (where next_try_at is null or next_try_at <= '${now}')::int as due, count(*)::int as waiting,
    (select count(*)::int from (select 1 ${mine} >= ${MOST_ATTEMPTS} limit 1000) p) as parked
    from (select next_try_at ${mine} < ${MOST_ATTEMPTS} order by created_at, id limit 1000) w`;
  const answers = await askEachCpts<Waiting>(deps.db, await listCptsIds(deps.db), question);
  eventsWaiting.set([...answers.values()].reduce((sum, one) => sum + one.waiting, 0));
  eventsParked.set([...answers.values()].reduce((sum, one) => sum + one.parked, 0));
  return [...answers].filter(([, one]) => one.due > 0).map(([cptsId]) => cptsId);
}
