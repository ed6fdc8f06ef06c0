import { appendAudit } from "../../audit/index.ts";
import { type Tx, withTenant } from "../../db/index.ts";
import type { Deps } from "../../deps.ts";
import { type CptsOfJob, forEachCpts } from "../../jobs/index.ts";
import { keptSince, nowOf } from "../../time/index.ts";
import { blankReasons } from "./glass-store.ts";

/** How many months the reasons of a CPTS are kept: the reference knows, which stands a floor above. */
export type MonthsKept = (deps: Deps, tx: Tx, cpts: CptsOfJob) => Promise<number>;

const BATCH = 500;

/**
 * Each night, in each CPTS: reasons and notes of the openings that are older than that lose their words, in batches of a
 * transaction each. Who opened what, when, and how it was reviewed stays, and so does the audit.
 */
export const forgetReasons = (deps: Deps, monthsKept: MonthsKept, signal: AbortSignal): Promise<void> =>
  forEachCpts(
    deps,
    async (cpts) => {
      let isLast = false;
      while (!isLast && !signal.aborted)
        isLast = await withTenant(deps.db, cpts.id, async (tx) => {
          const months = await monthsKept(deps, tx, cpts);
          const before = keptSince(deps, cpts.timeZone, months);
          const count = await blankReasons(tx, { cptsId: cpts.id, before, limit: BATCH });
          if (count > 0)
            await appendAudit(tx, deps.auditKey, nowOf(deps), {
              actorUserId: null,
              actorLabel: "Maillage, durée de conservation",
              action: "access.glass-reasons-erased",
              details: { count, months, before: before.toISOString() },
            });
          return count < BATCH;
        });
    },
    signal,
  );
