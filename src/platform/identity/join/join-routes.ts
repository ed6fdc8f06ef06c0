import { z } from "@hono/zod-openapi";
import {
  answers,
  cptsParam,
  guarded,
  id,
  limitByAddress,
  newRoutes,
  signedIn,
  takes,
} from "../../http/index.ts";
import { joinableCpts, joinDecision, joinInput, joinRequest } from "../members-contract.ts";
import { policy } from "../policy.ts";
import { askToJoin, listJoinableCpts } from "./ask-to-join.ts";
import { acceptJoin, listJoinRequests, refuseJoin } from "./decide-join.ts";

const tags = ["Membres"];
// One look asks every CPTS of the installation whether its directory knows the person.
const limitLooks = limitByAddress(60, 60);
const params = cptsParam.extend({ id: id() });

const joinable = signedIn({
  method: "get",
  path: "/api/me/joinable-cpts",
  tags,
  summary: "CPTS that I may ask to join",
  responses: { 200: answers("Those that know my RPPS first", z.object({ items: z.array(joinableCpts) })) },
});
const ask = signedIn({
  method: "post",
  path: "/api/me/join-requests",
  tags,
  summary: "Asks a CPTS to be let in",
  request: { body: takes(joinInput) },
  responses: { 201: answers("Asked", z.object({ id: z.string() })) },
});
const list = guarded(policy.rules["join.decide"], {
  method: "get",
  path: "/api/c/{cpts}/join-requests",
  tags,
  summary: "Who asks to be let in",
  request: { params: cptsParam },
  responses: { 200: answers("Oldest first", z.object({ items: z.array(joinRequest) })) },
});
const accept = guarded(policy.rules["join.decide"], {
  method: "post",
  path: "/api/c/{cpts}/join-requests/{id}/accept",
  tags,
  summary: "Lets a person in, with a role",
  request: { params, body: takes(joinDecision) },
  responses: { 201: answers("The membership", z.object({ id: z.string() })) },
});
const refuse = guarded(policy.rules["join.decide"], {
  method: "delete",
  path: "/api/c/{cpts}/join-requests/{id}",
  tags,
  summary: "Refuses a request",
  request: { params },
  responses: { 204: { description: "Refused" } },
});

export const joinRoutes = newRoutes()
  .openapi(joinable, async (c) => {
    await limitLooks(c, async () => {});
    return c.json({ items: await listJoinableCpts(c.var.deps, c.var.session!) }, 200);
  })
  .openapi(ask, async (c) =>
    c.json(await askToJoin(c.var.deps, c.var.session!, c.req.valid("json"), c.var.requestId), 201),
  )
  .openapi(list, async (c) => c.json({ items: await listJoinRequests(c.var.deps, c.var.actor) }, 200))
  .openapi(accept, async (c) =>
    c.json(
      await acceptJoin(c.var.deps, c.var.actor, c.var.once, c.req.valid("param").id, c.req.valid("json")),
      201,
    ),
  )
  .openapi(refuse, async (c) => {
    await refuseJoin(c.var.deps, c.var.actor, c.req.valid("param").id);
    return c.body(null, 204);
  });
