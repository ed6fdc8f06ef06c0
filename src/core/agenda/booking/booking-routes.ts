import { z } from "@hono/zod-openapi";
import { answers, cptsParam, guarded, id, newRoutes, takes } from "../../../platform/http/index.ts";
import { bookAtPractice } from "./book-at-practice.ts";
import {
  bookingAnswer,
  bookingInput,
  cancelInput,
  day,
  dayQuery,
  markInput,
  moveInput,
} from "./booking-contract.ts";
import { bookingRules } from "./booking-rules.ts";
import { cancelAtPractice, markAtPractice, moveAtPractice } from "./change-at-practice.ts";
import { readDay } from "./read-day.ts";

const tags = ["Agenda"];
const ofBooking = cptsParam.extend({ id: id() });

const dayRoute = guarded(bookingRules["agenda.day.read"], {
  method: "get",
  path: "/api/c/{cpts}/agenda/day",
  tags,
  summary: "The local day of a professional, with its patients",
  request: { params: cptsParam, query: dayQuery },
  responses: { 200: answers("The day", day) },
});

const book = guarded(bookingRules["agenda.booking.create"], {
  method: "post",
  path: "/api/c/{cpts}/agenda/bookings",
  tags,
  summary: "Books a place for a patient who calls the practice",
  request: { params: cptsParam, body: takes(bookingInput) },
  responses: { 201: answers("The booking", bookingAnswer) },
});

const mark = guarded(bookingRules["agenda.booking.mark"], {
  method: "post",
  path: "/api/c/{cpts}/agenda/bookings/{id}/{mark}",
  tags,
  summary: "Arrived, seen, absent; or takes the last of these back",
  request: {
    params: ofBooking.extend({
      mark: z.enum(["arrived", "seen", "noshow", "undo"], { error: "Ce geste n'existe pas." }),
    }),
    body: takes(markInput),
  },
  responses: { 200: answers("The booking", bookingAnswer) },
});

const cancel = guarded(bookingRules["agenda.booking.end"], {
  method: "post",
  path: "/api/c/{cpts}/agenda/bookings/{id}/cancel",
  tags,
  summary: "Cancels with a reason",
  request: { params: ofBooking, body: takes(cancelInput) },
  responses: { 200: answers("The booking", bookingAnswer) },
});

const move = guarded(bookingRules["agenda.booking.end"], {
  method: "post",
  path: "/api/c/{cpts}/agenda/bookings/{id}/move",
  tags,
  summary: "Moves to another slot, with a reason",
  request: { params: ofBooking, body: takes(moveInput) },
  responses: { 201: answers("The new booking", bookingAnswer) },
});

export const bookingRoutes = newRoutes()
  .openapi(dayRoute, async (c) => c.json(await readDay(c.var.deps, c.var.actor, c.req.valid("query")), 200))
  .openapi(book, async (c) =>
    c.json(await bookAtPractice(c.var.deps, c.var.actor, c.var.once, c.req.valid("json")), 201),
  )
  .openapi(cancel, async (c) =>
    c.json(
      await cancelAtPractice(
        c.var.deps,
        c.var.actor,
        c.var.once,
        c.req.valid("param").id,
        c.req.valid("json"),
      ),
      200,
    ),
  )
  .openapi(move, async (c) =>
    c.json(
      await moveAtPractice(c.var.deps, c.var.actor, c.var.once, c.req.valid("param").id, c.req.valid("json")),
      201,
    ),
  )
  .openapi(mark, async (c) => {
    const { id: bookingId, mark: which } = c.req.valid("param");
    return c.json(
      await markAtPractice(
        c.var.deps,
        c.var.actor,
        c.var.once,
        bookingId,
        which,
        c.req.valid("json").version,
      ),
      200,
    );
  });
