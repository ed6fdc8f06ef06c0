import { withTenant } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { updateRun } from "./run-store.ts";

/** What screens of a run listen to; its id with it. */
export const RUN_TOPIC = "family-doctor-run";
const EVERY_MS = 500;

/** Keeps how far a run has come, twice a second at most, and tells screens. `settled` waits for the last write. */
export function openRunProgress(deps: Deps, cptsId: string, runId: string) {
  let last = Number.NEGATIVE_INFINITY;
  let writing: Promise<unknown> = Promise.resolve();
  return {
    reach: (percent: number): void => {
      if (performance.now() - last < EVERY_MS) return;
      last = performance.now();
      const progress = Math.max(0, Math.min(99, Math.round(percent)));
      // A figure for the eye: when it cannot be written, the work itself goes on and says what is wrong.
      writing = writing
        .then(() => withTenant(deps.db, cptsId, (tx) => updateRun(tx, cptsId, runId, { progress })))
        .then(
          () => deps.live.tell(cptsId, { topic: RUN_TOPIC, id: runId }),
          () => {},
        );
    },
    settled: () => writing,
  };
}
