import { afterCommit, cptsOf, isId, type Tx, withTenant } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { publishEvent } from "../../../platform/events/index.ts";
import { tellScreens } from "../../../platform/http/index.ts";
import { enqueueJob, type Job } from "../../../platform/jobs/index.ts";
import type { Booking, BookingStatus } from "./booking-words.ts";

/**
 * After a change made in SQL, which also wrote the event when the host is the running tenant: screens of both CPTS are told, and
 * at a neighbour's the event is written by a job in the neighbour's tenant. `agenda.booking-changed` thus always stands in the host's outbox, once.
 */
export async function tellOfChange(
  deps: Deps,
  tx: Tx,
  booking: Booking,
  from: BookingStatus | null,
  byUserId: string | null,
): Promise<void> {
  for (const cptsId of new Set([booking.hostCptsId, booking.requesterCptsId])) {
    tellScreens(deps, tx, cptsId, { topic: "booking", id: booking.id });
    tellScreens(deps, tx, cptsId, { topic: "slot", id: booking.slotId });
  }
  if (booking.hostCptsId === cptsOf(tx)) {
    afterCommit(tx, () => deps.wake(booking.hostCptsId));
    return;
  }
  const { id, slotId, professionalId, requesterCptsId, requestId, status } = booking;
  const payload = {
    hostCptsId: booking.hostCptsId,
    bookingId: id,
    slotId,
    professionalId,
    requesterCptsId,
    requestId,
    from,
    to: status,
    byUserId,
  };
  await enqueueJob(tx, { name: "agenda.tell-host", payload });
}

export const tellHostJob: Job = {
  name: "agenda.tell-host",
  run: async (deps, { hostCptsId, ...payload }) => {
    if (typeof hostCptsId !== "string" || !isId(hostCptsId)) return;
    await withTenant(deps.db, hostCptsId, (tx) =>
      publishEvent(deps, tx, {
        name: "agenda.booking-changed",
        payload: payload as Record<string, string | null>,
      }),
    );
  },
};
