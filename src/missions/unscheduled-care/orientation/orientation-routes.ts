import { z } from "@hono/zod-openapi";
import { answers, cptsParam, guarded, id, newRoutes, takes } from "../../../platform/http/index.ts";
import { slotFilters } from "../contract.ts";
import { policy } from "../policy.ts";
import { bookSlot } from "./book-slot.ts";
import { cancelAppointment, moveAppointment } from "./change-appointment.ts";
import { holdSlot, releaseSlot } from "./hold-slot.ts";
import { readOffer, readWaitingList } from "./list-waiting.ts";
import {
  appointmentCard,
  bookRequestInput,
  cancelAppointmentInput,
  holdInput,
  moveAppointmentInput,
  orientedBooking,
  orientedRequest,
  proposals,
  proposalsQuery,
  refuseOfferInput,
  slotOffer,
  waitingList,
} from "./orientation-contract.ts";
import { proposeSlots } from "./propose-slots.ts";
import { readCard } from "./read-card.ts";
import { refuseOffer } from "./refuse-offer.ts";
import { stopWaiting, waitForSlot } from "./wait-for-slot.ts";

const { rules } = policy;
const tags = ["Soins non programmés"];
const params = cptsParam.extend({ id: id() });
const base = "/api/c/{cpts}/unscheduled-care/requests/{id}" as const;

const propose = guarded(rules["request.orient"], {
  method: "get",
  path: `${base}/proposals`,
  tags,
  summary: "The nearest slots that fit, each with its reasons; written to the ledger of orientations",
  request: { params, query: proposalsQuery },
  responses: { 200: answers("Proposals", proposals) },
});
const hold = guarded(rules["request.orient"], {
  method: "post",
  path: `${base}/hold`,
  tags,
  summary: "Holds a proposed place while the patient is on the phone",
  request: { params, body: takes(holdInput) },
  responses: { 201: answers("The held place", orientedBooking) },
});
const release = guarded(rules["request.orient"], {
  method: "delete",
  path: `${base}/hold`,
  tags,
  summary: "Gives the held place back",
  request: { params },
  responses: { 200: answers("The request", orientedRequest) },
});
const book = guarded(rules["request.orient"], {
  method: "post",
  path: `${base}/book`,
  tags,
  summary: "Books the held place, or a proposed one at once",
  request: { params, body: takes(bookRequestInput) },
  responses: { 201: answers("The booking", orientedBooking) },
});
const cancel = guarded(rules["request.orient"], {
  method: "post",
  path: `${base}/appointment/cancel`,
  tags,
  summary: "Cancels the appointment; the request is to be oriented again",
  request: { params, body: takes(cancelAppointmentInput) },
  responses: { 200: answers("The request", orientedRequest) },
});
const move = guarded(rules["request.orient"], {
  method: "post",
  path: `${base}/appointment/move`,
  tags,
  summary: "Moves the appointment to another proposed slot",
  request: { params, body: takes(moveAppointmentInput) },
  responses: { 201: answers("The new booking", orientedBooking) },
});
const wait = guarded(rules["request.orient"], {
  method: "post",
  path: `${base}/wait`,
  tags,
  summary: "Puts the request on the waiting list, with what it accepts",
  request: { params, body: takes(z.object({ filters: slotFilters.default({}) })) },
  responses: { 200: answers("The request", orientedRequest) },
});
const leave = guarded(rules["request.orient"], {
  method: "delete",
  path: `${base}/wait`,
  tags,
  summary: "Takes the request off the waiting list",
  request: { params },
  responses: { 200: answers("The request", orientedRequest) },
});
const card = guarded(rules["request.read"], {
  method: "get",
  path: `${base}/card`,
  tags,
  summary: "The card of the appointment, to read to the patient, print or send",
  request: { params },
  responses: { 200: answers("The card", appointmentCard) },
});
const offer = guarded(rules["request.orient"], {
  method: "get",
  path: `${base}/wait`,
  tags,
  summary: "The slot that has freed for a request that waits, while it is still free",
  request: { params },
  responses: { 200: answers("The offer, or null", slotOffer) },
});
const refuse = guarded(rules["request.orient"], {
  method: "post",
  path: `${base}/wait/refuse`,
  tags,
  summary: "Refuses the slot that is offered: it is not shown again for this request, the next one is",
  request: { params, body: takes(refuseOfferInput) },
  responses: { 200: answers("The next offer, or null", slotOffer) },
});
const waiting = guarded(rules["queue.read"], {
  method: "get",
  path: "/api/c/{cpts}/unscheduled-care/waiting",
  tags,
  summary: "The waiting list; those for whom a slot has freed come first",
  request: { params: cptsParam },
  responses: { 200: answers("The waiting list", waitingList) },
});

export const orientationRoutes = newRoutes()
  .openapi(propose, async (c) =>
    c.json(await proposeSlots(c.var.deps, c.var.actor, c.req.valid("param").id, c.req.valid("query")), 200),
  )
  .openapi(hold, async (c) =>
    c.json(
      await holdSlot(c.var.deps, c.var.actor, c.var.once, c.req.valid("param").id, c.req.valid("json")),
      201,
    ),
  )
  .openapi(release, async (c) =>
    c.json(await releaseSlot(c.var.deps, c.var.actor, c.req.valid("param").id), 200),
  )
  .openapi(book, async (c) =>
    c.json(
      await bookSlot(c.var.deps, c.var.actor, c.var.once, c.req.valid("param").id, c.req.valid("json")),
      201,
    ),
  )
  .openapi(cancel, async (c) =>
    c.json(
      await cancelAppointment(
        c.var.deps,
        c.var.actor,
        c.var.once,
        c.req.valid("param").id,
        c.req.valid("json").reason,
      ),
      200,
    ),
  )
  .openapi(move, async (c) =>
    c.json(
      await moveAppointment(
        c.var.deps,
        c.var.actor,
        c.var.once,
        c.req.valid("param").id,
        c.req.valid("json"),
      ),
      201,
    ),
  )
  .openapi(wait, async (c) =>
    c.json(
      await waitForSlot(
        c.var.deps,
        c.var.actor,
        c.var.once,
        c.req.valid("param").id,
        c.req.valid("json").filters,
      ),
      200,
    ),
  )
  .openapi(leave, async (c) =>
    c.json(await stopWaiting(c.var.deps, c.var.actor, c.req.valid("param").id), 200),
  )
  .openapi(offer, async (c) => c.json(await readOffer(c.var.deps, c.var.actor, c.req.valid("param").id), 200))
  .openapi(refuse, async (c) =>
    c.json(
      await refuseOffer(c.var.deps, c.var.actor, c.req.valid("param").id, c.req.valid("json").slotId),
      200,
    ),
  )
  .openapi(card, async (c) => c.json(await readCard(c.var.deps, c.var.actor, c.req.valid("param").id), 200))
  .openapi(waiting, async (c) => c.json(await readWaitingList(c.var.deps, c.var.actor), 200));
