import type { Subscriber } from "../../platform/events/index.ts";
import { enqueueJob } from "../../platform/jobs/index.ts";
import type { RequestStatus } from "./contract.ts";
import { KINDS, PAGES, tellPeople } from "./notices.ts";
import { orientationSubscribers } from "./orientation/index.ts";
import { findRequest } from "./request/request-store.ts";
import { STATUS_WORDS } from "./request/request-words.ts";
import { listUsersWithRole } from "./return/people-store.ts";

export const subscribers: readonly Subscriber[] = [
  ...orientationSubscribers,
  {
    event: "unscheduled-care.request-changed",
    name: "unscheduled-care: who asked is told that a colleague moved the request",
    // Steps of a job tell for themselves: a return to read, a request that is stuck.
    handle: async (deps, tx, { cptsId, payload }) => {
      const { requestId, from, to, byUserId } = payload;
      if (!byUserId || from === to || !["booked", "resource", "closed", "cancelled"].includes(String(to)))
        return;
      const row = await findRequest(tx, cptsId, String(requestId));
      if (!row || row.requester_user_id === byUserId || row.status !== to) return;
      await tellPeople(deps, tx, cptsId, [row.requester_user_id], {
        kind: KINDS.moved,
        title: `Demande ${row.reference} : ${STATUS_WORDS[row.status as RequestStatus].toLowerCase()}`,
        page: PAGES.request(row.id),
      });
    },
  },
  {
    event: "unscheduled-care.return-written",
    name: "unscheduled-care: the request that asked ends with its return",
    // Heard where the patient was seen; the request may be a neighbour's, so a job goes there.
    handle: async (_deps, tx, { cptsId, payload }) => {
      const { requesterCptsId, requestId, bookingId, returnId } = payload;
      await enqueueJob(tx, {
        name: "unscheduled-care.close-with-return",
        payload: {
          cptsId: requesterCptsId ?? null,
          hostCptsId: cptsId,
          bookingId: bookingId ?? null,
          requestId: requestId ?? null,
        },
        key: `close-with-return:${returnId}`,
      });
    },
  },
  {
    event: "unscheduled-care.request-stuck",
    name: "unscheduled-care: who can act is told that a request waits",
    handle: async (deps, tx, { cptsId, payload }) => {
      const row = await findRequest(tx, cptsId, String(payload["requestId"]));
      if (!row || ["closed", "cancelled"].includes(row.status)) return;
      // A sign of gravity without a decision is everybody's, were it taken by one.
      const isUrgent = row.status === "urgent";
      const desk =
        row.taken_by && !isUrgent ? [row.taken_by] : await listUsersWithRole(tx, cptsId, "operator");
      if (isUrgent) desk.push(...(await listUsersWithRole(tx, cptsId, "coordinator")));
      await tellPeople(deps, tx, cptsId, [...desk, row.requester_user_id], {
        kind: KINDS.stuck,
        title: `Demande ${row.reference} : elle attend que quelqu'un agisse`,
        page: PAGES.request(row.id),
      });
    },
  },
];
