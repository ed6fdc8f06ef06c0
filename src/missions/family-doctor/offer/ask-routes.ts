import { z } from "@hono/zod-openapi";
import {
  answers,
  cptsParam,
  guarded,
  limitLinks,
  linkParam,
  newRoutes,
  open,
  takes,
} from "../../../platform/http/index.ts";
import { answerLinkedAsk, readLinkedAsk } from "./answer-ask.ts";
import {
  askable,
  askableQuery,
  asked,
  askInput,
  askPage,
  asksQuery,
  linkedAsk,
  linkedAskDone,
  linkedAskInput,
} from "./ask-contract.ts";
import { askDoctors, listAllAsks, listAskable } from "./ask-doctors.ts";
import { offerRules } from "./offer-policy.ts";

const tags = ["Médecin traitant : demande aux médecins"];
const BASE = "/api/c/{cpts}/family-doctor/asks";
const PATH = "/api/family-doctor/asks/{token}";
const steer = offerRules["offer.steer"];
const problem = { description: "Forged, used or too old: the same answer" };

const list = guarded(steer, {
  method: "get",
  path: BASE,
  tags,
  summary: "What was asked of doctors by mail, and their answers",
  request: { params: cptsParam, query: asksQuery },
  responses: { 200: answers("The newest first", askPage) },
});
const candidates = guarded(steer, {
  method: "get",
  path: `${BASE}/candidates`,
  tags,
  summary: "General practitioners who may be asked by mail now",
  request: { params: cptsParam, query: askableQuery },
  responses: { 200: answers("By name", askable) },
});
const ask = guarded(steer, {
  method: "post",
  path: BASE,
  tags,
  summary: "Asks the chosen doctors by mail how many patients they can take",
  request: { params: cptsParam, body: takes(askInput) },
  responses: { 201: answers("How many were asked, and who was not", asked) },
});
const read = open("the mail's link is the key", {
  method: "get",
  path: PATH,
  tags,
  summary: "What the link of an ask shows; changes nothing",
  middleware: [limitLinks()] as const,
  request: { params: z.object(linkParam) },
  responses: { 200: answers("The question", linkedAsk), 404: problem },
});
const answer = open("the mail's link is the key, once", {
  method: "post",
  path: `${PATH}/answer`,
  tags,
  summary: "Answers by the link, once",
  middleware: [limitLinks()] as const,
  request: { params: z.object(linkParam), body: takes(linkedAskInput) },
  responses: { 200: answers("The answer is kept", linkedAskDone), 404: problem },
});

export const askRoutes = newRoutes()
  .openapi(list, async (c) => c.json(await listAllAsks(c.var.deps, c.var.actor, c.req.valid("query")), 200))
  .openapi(candidates, async (c) =>
    c.json(await listAskable(c.var.deps, c.var.actor, c.req.valid("query").notAskedWithinDays), 200),
  )
  .openapi(ask, async (c) =>
    c.json(await askDoctors(c.var.deps, c.var.actor, c.var.once, c.req.valid("json")), 201),
  )
  .openapi(read, async (c) => {
    c.header("cache-control", "private, no-store");
    return c.json(await readLinkedAsk(c.var.deps, c.req.valid("param").token), 200);
  })
  .openapi(answer, async (c) =>
    c.json(
      await answerLinkedAsk(c.var.deps, c.req.valid("param").token, c.req.valid("json"), c.var.requestId),
      200,
    ),
  );
