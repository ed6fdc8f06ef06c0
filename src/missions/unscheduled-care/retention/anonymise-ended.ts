import { anonymiseBookings } from "../../../core/agenda/index.ts";
import { appendAudit } from "../../../platform/audit/index.ts";
import { type Tx, withTenant } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { type CptsOfJob, forEachCpts } from "../../../platform/jobs/index.ts";
import { nowOf } from "../../../platform/time/index.ts";
import { requestsKept } from "./requests-kept.ts";
import { anonymiseEnded as anonymiseRows, blankReturns } from "./retention-store.ts";

const BATCH = 200;

interface Night {
  deps: Deps;
  signal: AbortSignal;
  batch: number;
  cpts: CptsOfJob;
  before: Date;
  months: number;
}

/**
 * Each night, in each CPTS: what ended longer ago than it keeps is made anonymous, in batches of a transaction each, with the audit's
 * line in the same one. A row is taken once (its mark); a night that was cut goes on the next, or when the job is tried again.
 */
export const anonymiseEnded = (deps: Deps, signal: AbortSignal, batch = BATCH): Promise<void> =>
  forEachCpts(
    deps,
    async (cpts) => {
      const { months, before } = await withTenant(deps.db, cpts.id, (tx) =>
        requestsKept.inForce(deps, tx, cpts),
      );
      const night = { deps, signal, batch, cpts, before, months };
      await inBatches(night, "requests", requestBatch(night));
      await inBatches(night, "bookings", bookingBatch(night));
      await inBatches(night, "returns", returnBatch(night));
    },
    signal,
  );

type Step = (tx: Tx) => Promise<{ count: number; isLast: boolean }>;

async function inBatches({ deps, signal, cpts, months, before }: Night, what: string, step: Step) {
  let isLast = false;
  while (!isLast && !signal.aborted) {
    isLast = await withTenant(deps.db, cpts.id, async (tx) => {
      const done = await step(tx);
      if (done.count > 0)
        await appendAudit(tx, deps.auditKey, nowOf(deps), {
          actorUserId: null,
          actorLabel: "Maillage, durée de conservation",
          action: "unscheduled-care.made-anonymous",
          details: { what, count: done.count, months, before: before.toISOString() },
        });
      return done.isLast;
    });
  }
}

const requestBatch =
  ({ deps, cpts, before, batch }: Night): Step =>
  async (tx) => {
    const ids = await anonymiseRows(tx, { cptsId: cpts.id, before, at: nowOf(deps), limit: batch });
    return { count: ids.length, isLast: ids.length < batch };
  };

const bookingBatch = ({ deps, cpts, before, batch }: Night): Step => {
  let after: string | null = null;
  return async (tx) => {
    const asked = { cptsId: cpts.id, endedBefore: before, at: nowOf(deps), after, limit: batch };
    const { count, next } = await anonymiseBookings(tx, asked);
    after = next;
    return { count, isLast: next === null };
  };
};

const returnBatch =
  ({ cpts, before, batch }: Night): Step =>
  async (tx) => {
    const count = await blankReturns(tx, { cptsId: cpts.id, before, limit: batch });
    return { count, isLast: count < batch };
  };
