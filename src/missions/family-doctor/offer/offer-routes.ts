import { answers, cptsParam, guarded, id, newRoutes, takes } from "../../../platform/http/index.ts";
import { endOffer, foreseeLeaving } from "./leave-offer.ts";
import {
  endOfferInput,
  leaving,
  offer,
  offerChange,
  offerInput,
  offerList,
  offerPage,
  offerReach,
  offersQuery,
  offerTable,
  pauseInput,
  resumeInput,
} from "./offer-contract.ts";
import { offerRules } from "./offer-policy.ts";
import { readOfferReach, readOfferTable } from "./offer-table.ts";
import { pauseOffer, resumeOffer } from "./pause-offer.ts";
import { listAllOffers, listMyOffers, readOffer } from "./read-offers.ts";
import { undoLeaving } from "./undo-leaving.ts";
import { changeOffer, makeOffer } from "./write-offer.ts";

const tags = ["Médecin traitant : offres des volontaires"];
const BASE = "/api/c/{cpts}/family-doctor/offers";
const one = cptsParam.extend({ id: id() });
const keep = offerRules["offer.keep"];
const steer = offerRules["offer.steer"];
const asNow = { 200: answers("The offer as it now stands", offer) };

const all = guarded(steer, {
  method: "get",
  path: BASE,
  tags,
  summary: "Offers of the CPTS, by name of doctor",
  request: { params: cptsParam, query: offersQuery },
  responses: { 200: answers("A page", offerPage) },
});
const mine = guarded(keep, {
  method: "get",
  path: "/api/c/{cpts}/family-doctor/my-offers",
  tags,
  summary: "Offers of the doctors that this person is, or assists",
  request: { params: cptsParam },
  responses: { 200: answers("The live ones first", offerList) },
});
const table = guarded(steer, {
  method: "get",
  path: "/api/c/{cpts}/family-doctor/offer-table",
  tags,
  summary: "Who could take whom: load of each volunteer, patients within reach, communes that nobody reaches",
  request: { params: cptsParam },
  responses: { 200: answers("The table", offerTable) },
});
const reach = guarded(steer, {
  method: "get",
  path: `${BASE}/{id}/reach`,
  tags,
  summary: "Of those who wait, whom this volunteer takes, by commune",
  request: { params: one },
  responses: { 200: answers("Counts, no name", offerReach) },
});
const make = guarded(keep, {
  method: "post",
  path: BASE,
  tags,
  summary: "A volunteer's offer; by the coordination: said on the phone",
  request: { params: cptsParam, body: takes(offerInput) },
  responses: { 201: answers("The offer", offer) },
});
const read = guarded(keep, {
  method: "get",
  path: `${BASE}/{id}`,
  tags,
  summary: "One offer",
  request: { params: one },
  responses: asNow,
});
const change = guarded(keep, {
  method: "put",
  path: `${BASE}/{id}`,
  tags,
  summary: "Changes it; an older tab answers 409, and so does a capacity below what is promised",
  request: { params: one, body: takes(offerChange) },
  responses: asNow,
});
const pause = guarded(keep, {
  method: "post",
  path: `${BASE}/{id}/pause`,
  tags,
  summary: "Nothing new is proposed until a day, or until it is resumed",
  request: { params: one, body: takes(pauseInput) },
  responses: asNow,
});
const resume = guarded(keep, {
  method: "post",
  path: `${BASE}/{id}/resume`,
  tags,
  summary: "Ends a pause",
  request: { params: one, body: takes(resumeInput) },
  responses: asNow,
});
const foresee = guarded(keep, {
  method: "get",
  path: `${BASE}/{id}/leaving`,
  tags,
  summary: "What becomes of the patients if it ends; changes nothing",
  request: { params: one },
  responses: { 200: answers("What would happen", leaving) },
});
const end = guarded(keep, {
  method: "post",
  path: `${BASE}/{id}/end`,
  tags,
  summary: "Ends it: patients proposed or sent wait again, accepted ones stay",
  request: { params: one, body: takes(endOfferInput) },
  responses: asNow,
});
const undo = guarded(keep, {
  method: "post",
  path: `${BASE}/{id}/undo-end`,
  tags,
  summary: "Undoes the end within a day",
  request: { params: one },
  responses: asNow,
});

export const offerRoutes = newRoutes()
  .openapi(all, async (c) => c.json(await listAllOffers(c.var.deps, c.var.actor, c.req.valid("query")), 200))
  .openapi(mine, async (c) => c.json(await listMyOffers(c.var.deps, c.var.actor), 200))
  .openapi(table, async (c) => c.json(await readOfferTable(c.var.deps, c.var.actor), 200))
  .openapi(reach, async (c) =>
    c.json(await readOfferReach(c.var.deps, c.var.actor, c.req.valid("param").id), 200),
  )
  .openapi(make, async (c) =>
    c.json(await makeOffer(c.var.deps, c.var.actor, c.var.once, c.req.valid("json")), 201),
  )
  .openapi(read, async (c) => c.json(await readOffer(c.var.deps, c.var.actor, c.req.valid("param").id), 200))
  .openapi(change, async (c) =>
    c.json(await changeOffer(c.var.deps, c.var.actor, c.req.valid("param").id, c.req.valid("json")), 200),
  )
  .openapi(pause, async (c) =>
    c.json(await pauseOffer(c.var.deps, c.var.actor, c.req.valid("param").id, c.req.valid("json")), 200),
  )
  .openapi(resume, async (c) =>
    c.json(
      await resumeOffer(c.var.deps, c.var.actor, c.req.valid("param").id, c.req.valid("json").version),
      200,
    ),
  )
  .openapi(foresee, async (c) =>
    c.json(await foreseeLeaving(c.var.deps, c.var.actor, c.req.valid("param").id), 200),
  )
  .openapi(end, async (c) =>
    c.json(await endOffer(c.var.deps, c.var.actor, c.req.valid("param").id, c.req.valid("json")), 200),
  )
  .openapi(undo, async (c) =>
    c.json(await undoLeaving(c.var.deps, c.var.actor, c.req.valid("param").id), 200),
  );
