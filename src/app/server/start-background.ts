import type pg from "pg";
import { startSealer } from "../../platform/audit/index.ts";
import type { Deps } from "../../platform/deps.ts";
import { dispatchEvents, type Waker } from "../../platform/events/index.ts";
import { startWorker } from "../../platform/jobs/index.ts";
import { slices } from "../slices.ts";

/** What runs beside HTTP in the same process: the teller of events, the worker of the queue, the sealer of the audit. */
export async function startBackground(
  deps: Deps,
  owner: pg.Pool,
  waker: Waker,
): Promise<{ stop: () => Promise<void> }> {
  const worker = await startWorker(
    deps,
    owner,
    slices.flatMap((slice) => slice.jobs ?? []),
  );
  const dispatcher = dispatchEvents(
    deps,
    slices.flatMap((slice) => slice.subscribers ?? []),
    waker,
  );
  const sealer = await startSealer(deps);
  return {
    stop: async () => {
      // Live lines would hold the server's end back until they are cut.
      deps.live.close();
      await dispatcher.stop();
      await worker.stop();
      await sealer.stop();
    },
  };
}
