import { answers, cptsParam, guarded, id, newRoutes, takes } from "../../../platform/http/index.ts";
import { request } from "../request/request-contract.ts";
import { requestRules } from "../request/request-policy.ts";
import { doctorHoldInput, doctorSlots, doctorSlotsQuery } from "./appointment-contract.ts";
import { listDoctorSlots } from "./list-slots.ts";
import { bookDoctorSlot, holdDoctorSlot, releaseDoctorSlot } from "./take-slot.ts";

const tags = ["Médecin traitant : étapes d'une demande"];
const ONE = "/api/c/{cpts}/family-doctor/requests/{id}";
const one = cptsParam.extend({ id: id() });
const asNow = { 200: answers("The request as it now stands", request) };
const follow = requestRules["request.follow"];

const list = guarded(follow, {
  method: "get",
  path: `${ONE}/slots`,
  tags,
  summary: "Free places in the agenda of the doctor who accepts, two weeks at a time",
  request: { params: one, query: doctorSlotsQuery },
  responses: { 200: answers("Places, and the one kept", doctorSlots) },
});
const hold = guarded(follow, {
  method: "post",
  path: `${ONE}/hold`,
  tags,
  summary: "Keeps a place five minutes, while the patient is on the phone",
  request: { params: one, body: takes(doctorHoldInput) },
  responses: asNow,
});
const release = guarded(follow, {
  method: "delete",
  path: `${ONE}/hold`,
  tags,
  summary: "Gives the place kept back",
  request: { params: one },
  responses: asNow,
});
const book = guarded(follow, {
  method: "post",
  path: `${ONE}/booking`,
  tags,
  summary: "The place kept becomes the first appointment",
  request: { params: one },
  responses: asNow,
});

export const appointmentRoutes = newRoutes()
  .openapi(list, async (c) =>
    c.json(
      await listDoctorSlots(c.var.deps, c.var.actor, c.req.valid("param").id, c.req.valid("query").from),
      200,
    ),
  )
  .openapi(hold, async (c) =>
    c.json(
      await holdDoctorSlot(
        c.var.deps,
        c.var.actor,
        c.var.once,
        c.req.valid("param").id,
        c.req.valid("json").slotId,
      ),
      200,
    ),
  )
  .openapi(release, async (c) =>
    c.json(await releaseDoctorSlot(c.var.deps, c.var.actor, c.req.valid("param").id), 200),
  )
  .openapi(book, async (c) =>
    c.json(await bookDoctorSlot(c.var.deps, c.var.actor, c.var.once, c.req.valid("param").id), 200),
  );
