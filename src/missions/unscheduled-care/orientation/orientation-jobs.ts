import { type BookedPlace, type BookingStatus, findBooking } from "../../../core/agenda/index.ts";
import { isId, withTenant } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { publishEvent, type Subscriber } from "../../../platform/events/index.ts";
import { enqueueJob, type Job } from "../../../platform/jobs/index.ts";
import { declareNoticeKinds } from "../../../platform/notify/index.ts";
import { nowOf } from "../../../platform/time/index.ts";
import { asking, PAGES, tellPeople } from "../notices.ts";
import { moveRequest } from "../request/move-request.ts";
import { findRequest, lockRequest } from "../request/request-store.ts";
import { isDelayOver } from "./find-fitting.ts";
import { followBooking } from "./follow-booking.ts";
import { offerFreed } from "./offer-freed-slot.ts";

const FREED = "unscheduled-care.slot-freed";
declareNoticeKinds([
  {
    kind: FREED,
    label: "Un créneau s'est libéré pour une demande qui attend",
    mailByDefault: true,
    roles: asking,
  },
]);

const text = (value: unknown): string => (typeof value === "string" && isId(value) ? value : "");

/** In the requester's tenant: the request follows its booking, wherever that was changed. */
async function follow(deps: Deps, payload: Record<string, unknown>): Promise<void> {
  const [cptsId, bookingCptsId, bookingId] = [
    text(payload["cptsId"]),
    text(payload["bookingCptsId"]),
    text(payload["bookingId"]),
  ];
  if (!cptsId || !bookingCptsId || !bookingId) return;
  await withTenant(deps.db, cptsId, async (tx) => {
    const row = await findBooking(tx, bookingCptsId, bookingId);
    if (!row?.request_id || row.requester_cpts_id !== cptsId) return;
    const request = await lockRequest(tx, cptsId, row.request_id);
    if (!request) return;
    // Read again under the request's lock, so that the last of two quick marks wins whatever the order of the jobs.
    const fresh = (await findBooking(tx, bookingCptsId, bookingId)) ?? row;
    const booking = {
      id: fresh.id,
      status: fresh.status as BookingStatus,
      place: fresh.place as unknown as BookedPlace,
      endReason: fresh.end_reason,
    };
    const next = followBooking(request, booking, nowOf(deps));
    if (!next) return;
    const { alert, ...step } = next;
    await moveRequest(deps, null, tx, request, { ...step, details: { bookingId } });
    if (alert)
      await publishEvent(deps, tx, {
        name: "unscheduled-care.request-stuck",
        payload: { requestId: request.id },
      });
  });
}

export const orientationJobs: readonly Job[] = [
  { name: "unscheduled-care.follow-booking", run: follow },
  {
    name: "unscheduled-care.offer-freed",
    run: async (deps, payload) => {
      const [cptsId, slotId, scheduleId] = [
        text(payload["cptsId"]),
        text(payload["slotId"]),
        text(payload["scheduleId"]),
      ];
      if (!cptsId || (!slotId && !scheduleId)) return;
      await offerFreed(deps, cptsId, slotId ? { slotId } : { scheduleId });
    },
  },
];

export const orientationSubscribers: readonly Subscriber[] = [
  {
    event: "agenda.booking-changed",
    name: "unscheduled-care: the request follows its booking",
    handle: async (_deps, tx, { cptsId, payload }) => {
      const { bookingId, requesterCptsId, requestId } = payload;
      if (!requestId || !bookingId || !requesterCptsId) return;
      await enqueueJob(tx, {
        name: "unscheduled-care.follow-booking",
        payload: { cptsId: requesterCptsId, bookingCptsId: cptsId, bookingId },
      });
    },
  },
  {
    event: "agenda.booking-changed",
    name: "unscheduled-care: a freed slot is offered to those who wait",
    handle: async (_deps, tx, { cptsId, payload }) => {
      if (payload["to"] !== "cancelled" && payload["to"] !== "expired") return;
      await enqueueJob(tx, {
        name: "unscheduled-care.offer-freed",
        payload: { cptsId, slotId: payload["slotId"] ?? null },
      });
    },
  },
  {
    event: "unscheduled-care.slot-freed",
    name: "unscheduled-care: who waits is told that a slot has freed",
    handle: async (deps, tx, { cptsId, payload }) => {
      const row = await findRequest(tx, cptsId, text(payload["requestId"]));
      if (row?.status !== "waiting") return;
      const concerned = [row.requester_user_id, ...(row.taken_by ? [row.taken_by] : [])];
      const late = isDelayOver(row, nowOf(deps)) ? ", au-delà du délai demandé" : "";
      const title = `Demande ${row.reference} : un créneau qui convient s'est libéré${late}`;
      const others = concerned.filter((userId) => userId !== payload["byUserId"]);
      await tellPeople(deps, tx, cptsId, others, {
        kind: FREED,
        title,
        page: PAGES.request(row.id),
      });
    },
  },
  {
    event: "agenda.slots-published",
    name: "unscheduled-care: new slots are offered to those who wait",
    handle: async (_deps, tx, { cptsId, payload }) => {
      const scheduleId = payload["scheduleId"] ?? null;
      await enqueueJob(tx, {
        name: "unscheduled-care.offer-freed",
        payload: { cptsId, scheduleId },
        key: `offer-freed:${String(scheduleId)}`,
      });
    },
  },
];
