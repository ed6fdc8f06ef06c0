import { withTenant } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { forEachCpts, type Job } from "../../../platform/jobs/index.ts";
import { nowOf } from "../../../platform/time/index.ts";
import { findTwins } from "./find-twins.ts";
import { deleteLikelyPairs, listToSeek, markSought, traitsOf, upsertLikelyPair } from "./twin-store.ts";

/** One batch is one short transaction: about 10 ms per record. */
const BATCH = 50;

/**
 * Looks for doubles of up to `most` records that are new or were corrected since they were last looked at, and keeps the
 * likely pairs. @returns how many were looked at, and whether some are left.
 */
export async function seekTwins(
  deps: Deps,
  cptsId: string,
  most: number,
  signal?: AbortSignal,
): Promise<{ sought: number; left: boolean }> {
  let sought = 0;
  while (sought < most && !signal?.aborted) {
    const batch = await seekBatch(deps, cptsId, Math.min(BATCH, most - sought));
    sought += batch;
    if (batch < BATCH) return { sought, left: batch > 0 && sought >= most };
  }
  return { sought, left: true };
}

const seekBatch = (deps: Deps, cptsId: string, size: number): Promise<number> =>
  withTenant(deps.db, cptsId, async (tx) => {
    const now = nowOf(deps);
    const rows = await listToSeek(tx, cptsId, size);
    for (const row of rows) {
      await deleteLikelyPairs(tx, cptsId, row.id);
      for (const twin of await findTwins(tx, cptsId, traitsOf(row), row.id))
        await upsertLikelyPair(tx, cptsId, { oneId: row.id, otherId: twin.row.id, ...twin }, now);
    }
    if (rows.length > 0)
      await markSought(
        tx,
        cptsId,
        rows.map((row) => row.id),
        now,
      );
    return rows.length;
  });

/** Each night, before people come; a correction during the day is looked at when the coordination asks. */
export const seekTwinsJob: Job = {
  name: "patients.seek-twins",
  cron: "40 2 * * *",
  run: (deps, _payload, { signal }) =>
    forEachCpts(
      deps,
      async ({ id }) => {
        await seekTwins(deps, id, Number.POSITIVE_INFINITY, signal);
      },
      signal,
    ),
};
