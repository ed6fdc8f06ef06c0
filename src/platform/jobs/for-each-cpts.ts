import { withPlatform } from "../db/index.ts";
import type { Deps } from "../deps.ts";

export interface CptsOfJob {
  id: string;
  slug: string;
  /** IANA name. */
  timeZone: string;
}

/**
 * Runs `work` for each CPTS, one after the other, outside any transaction (open `withTenant` inside). One that fails does
 * not stop the others: the failures are logged, and thrown as one at the end so that the job is tried again.
 */
export async function forEachCpts(
  deps: Deps,
  work: (cpts: CptsOfJob) => Promise<void>,
  signal?: AbortSignal,
): Promise<void> {
  const all = await withPlatform(deps.db, (tx) =>
    tx
      .selectFrom("territory_cpts")
      .select(["id", "slug", "time_zone as timeZone"])
      .orderBy("created_at")
      .orderBy("id")
      .limit(2_000)
      .execute(),
  );
  const failures: unknown[] = [];
  for (const cpts of all) {
    if (signal?.aborted) break;
    try {
      await work(cpts);
    } catch (error) {
      deps.log.warn({ cptsId: cpts.id, err: error }, "work failed for one CPTS");
      failures.push(error);
    }
  }
  if (failures.length > 0)
    throw new AggregateError(failures, `failed for ${failures.length} of ${all.length} CPTS`);
}
