import { referenceMonths } from "../../../core/reference/index.ts";
import { appendAudit } from "../../../platform/audit/index.ts";
import { type Tx, withTenant } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { type CptsOfJob, forEachCpts } from "../../../platform/jobs/index.ts";
import { keptSince, nowOf } from "../../../platform/time/index.ts";
import { deleteUnsent } from "./retention-store.ts";

const BATCH = 200;
const CODE = "unsent-request";

/**
 * Each night, in each CPTS: drafts that nobody touched for longer than the reference keeps them (set `retention`) are erased with their
 * story, in batches of a transaction each, with the audit's line in the same one. Nothing was asked: no figure counts them.
 */
export const eraseUnsent = (deps: Deps, signal: AbortSignal, batch = BATCH): Promise<void> =>
  forEachCpts(
    deps,
    async (cpts) => {
      let isLast = false;
      while (!isLast && !signal.aborted)
        isLast = await withTenant(deps.db, cpts.id, (tx) => eraseBatch(deps, tx, cpts, batch));
    },
    signal,
  );

async function eraseBatch(deps: Deps, tx: Tx, cpts: CptsOfJob, batch: number): Promise<boolean> {
  const { months } = await referenceMonths(deps, tx, cpts, CODE);
  const before = keptSince(deps, cpts.timeZone, months);
  const count = await deleteUnsent(tx, { cptsId: cpts.id, before, limit: batch });
  if (count > 0)
    await appendAudit(tx, deps.auditKey, nowOf(deps), {
      actorUserId: null,
      actorLabel: "Maillage, durée de conservation",
      action: "unscheduled-care.unsent-erased",
      details: { count, months, before: before.toISOString() },
    });
  return count < batch;
}
