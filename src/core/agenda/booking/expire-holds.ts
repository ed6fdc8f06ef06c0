import { askEachCpts, isId, listCptsIds, withTenant } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { Problem } from "../../../platform/errors/problems.ts";
import type { Job } from "../../../platform/jobs/index.ts";
import { nowOf } from "../../../platform/time/index.ts";
import { listDeadHolds } from "./booking-store.ts";
import { changeBooking } from "./change-booking.ts";

/** Frees the places held past their time in one CPTS (200 at most), or in one slot of it. Returns how many. */
export const expireHolds = (deps: Deps, cptsId: string, slotId?: string): Promise<number> =>
  withTenant(deps.db, cptsId, async (tx) => {
    const dead = await listDeadHolds(tx, cptsId, nowOf(deps), slotId);
    let expired = 0;
    for (const bookingId of dead) {
      if (
        await changeBooking(deps, tx, {
          hostCptsId: cptsId,
          bookingId,
          from: ["held"],
          to: "expired",
          userId: null,
        })
      )
        expired += 1;
    }
    return expired;
  });

export interface SlotName {
  hostCptsId: string;
  slotId: string;
}

/**
 * Runs a claim; when the slot is full only of holds past their time, frees them and runs it once more. `work` is a whole
 * transaction: the first one was rolled back. `slot` may be asked for only then.
 */
export async function withDeadHoldsFreed<T>(
  deps: Deps,
  slot: SlotName | (() => Promise<SlotName | undefined>),
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Problem && error.code === "agenda.slot-full")) throw error;
    const full = typeof slot === "function" ? await slot() : slot;
    if (!full) throw error;
    // The sweep of a start may have freed them between the refusal and this look.
    if ((await expireHolds(deps, full.hostCptsId, full.slotId)) === 0 && !(await hasRoom(deps, full)))
      throw error;
    return await work();
  }
}

const hasRoom = ({ db }: Deps, { hostCptsId, slotId }: SlotName): Promise<boolean> =>
  withTenant(db, hostCptsId, async (tx) => {
    const found = await tx
      .selectFrom("agenda_slots")
      .select("id")
      .where("cpts_id", "=", hostCptsId)
      .where("id", "=", slotId)
      .whereRef("taken", "<", "places")
      .executeTakeFirst();
    return found !== undefined;
  });

/** Enqueued with each hold for the moment it ends, so that it frees its place whichever server is alive then. */
export const expireHoldsJob: Job = {
  name: "agenda.expire-holds",
  run: async (deps, { cptsId }) => {
    if (typeof cptsId === "string" && isId(cptsId)) await expireHolds(deps, cptsId);
  },
};

/** A net under the job above, at each start and every minute over all CPTS: after a restored backup, no hold outlives its time. */
export const sweepHoldsJob: Job = {
  name: "agenda.sweep-holds",
  cron: "* * * * *",
  atStart: true,
  run: async (deps, _payload, { signal }) => {
    const now = deps.clock.now().toString();
    const question = `select 1 as due from agenda_bookings where cpts_id = app_cpts() and status = 'held' and held_until <= '${now}' limit 1`;
    for (const cptsId of (await askEachCpts(deps.db, await listCptsIds(deps.db), question)).keys()) {
      if (signal.aborted) return;
      await expireHolds(deps, cptsId);
    }
  },
};
