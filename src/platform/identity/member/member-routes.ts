import { z } from "@hono/zod-openapi";
import { answers, cptsParam, guarded, id, maybeText, newRoutes, pageQuery, takes } from "../../http/index.ts";
import { grantInput, linkableProfessional, member } from "../members-contract.ts";
import { policy } from "../policy.ts";
import { endRole } from "./end-role.ts";
import { findProfessionals } from "./find-professionals.ts";
import { grantRole } from "./grant-role.ts";
import { listMembers } from "./list-members.ts";

const tags = ["Membres"];

const list = guarded(policy.rules["member.read"], {
  method: "get",
  path: "/api/c/{cpts}/members",
  tags,
  summary: "Who does what: one line per role",
  request: { params: cptsParam, query: pageQuery },
  responses: { 200: answers("By name", z.object({ items: z.array(member), next: z.string().nullable() })) },
});
const grant = guarded(policy.rules["member.grant"], {
  method: "post",
  path: "/api/c/{cpts}/members",
  tags,
  summary: "Gives one more role to a member",
  request: { params: cptsParam, body: takes(grantInput) },
  responses: { 201: answers("The membership", z.object({ id: z.string() })) },
});
const professionals = guarded(policy.rules["member.invite"], {
  method: "get",
  path: "/api/c/{cpts}/members/professionals",
  tags,
  summary: "Professionals of the directory to whom a role may be tied",
  request: { params: cptsParam, query: z.object({ search: maybeText(80).default("") }) },
  responses: { 200: answers("Twenty at most, by name", z.object({ items: z.array(linkableProfessional) })) },
});
const end = guarded(policy.rules["member.grant"], {
  method: "delete",
  path: "/api/c/{cpts}/members/{id}",
  tags,
  summary: "Ends one role of one person, at once",
  request: { params: cptsParam.extend({ id: id() }) },
  responses: { 204: { description: "Ended" } },
});

export const memberRoutes = newRoutes()
  .openapi(list, async (c) => c.json(await listMembers(c.var.deps, c.var.actor, c.req.valid("query")), 200))
  .openapi(grant, async (c) =>
    c.json(await grantRole(c.var.deps, c.var.actor, c.var.once, c.req.valid("json")), 201),
  )
  .openapi(professionals, async (c) =>
    c.json({ items: await findProfessionals(c.var.deps, c.var.actor, c.req.valid("query").search) }, 200),
  )
  .openapi(end, async (c) => {
    await endRole(c.var.deps, c.var.actor, c.req.valid("param").id);
    return c.body(null, 204);
  });
