import type pg from "pg";
import type { Deps } from "../../platform/deps.ts";
import { dispatchEvents, type Waker } from "../../platform/events/index.ts";
import { startWorker } from "../../platform/jobs/index.ts";
import { slices } from "../slices.ts";

/** What runs beside HTTP in the same process: the teller of events and the worker of the queue. */
export async function startBackground(deps: Deps, owner: pg.Pool, waker: Waker): Promise<{ stop: () => Promise<void> }> {
  const worker = await startWorker(deps, owner, slices.flatMap((slice) => slice.jobs ?? []));
  const dispatcher = dispatchEvents(deps, slices.flatMap((slice) => slice.subscribers ?? []), waker);
  return {
    stop: async () => {
      await dispatcher.stop();
      await worker.stop();
    },
  };
}
