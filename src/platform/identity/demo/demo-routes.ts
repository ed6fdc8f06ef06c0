import { z } from "@hono/zod-openapi";
import type { MiddlewareHandler } from "hono";
import { notFound } from "../../errors/problems.ts";
import { answers, type Env, id, limitByAddress, newRoutes, open, takes } from "../../http/index.ts";
import { demoPerson } from "../contract.ts";
import { signInPerson } from "../session/sign-in-person.ts";
import { isDemoOpen } from "./is-demo-open.ts";
import { listDemoPeople, requireDemoPerson } from "./list-demo-people.ts";

const tags = ["Démonstration"];

const demoOnly: MiddlewareHandler<Env> = async (c, next) => {
  if (!isDemoOpen(c.var.deps.settings)) throw notFound("request.no-such-page", "Cette adresse n'existe pas.");
  await next();
};

const list = open("the demo's fictional persons; absent in production", {
  method: "get",
  path: "/api/demo/people",
  tags,
  summary: "Fictional persons to try the demo as",
  middleware: [demoOnly] as const,
  responses: { 200: answers("By CPTS and role", z.object({ items: z.array(demoPerson) })) },
});

const enter = open("the demo's one-click sign-in; absent in production", {
  method: "post",
  path: "/api/demo/sign-in",
  tags,
  summary: "Signs in as a fictional person of the demo",
  middleware: [demoOnly, limitByAddress(30, 60)] as const,
  request: { body: takes(z.object({ userId: id() })) },
  responses: { 204: { description: "Signed in" } },
});

/** Mounted by the application in the demo and in tests only; the guard above holds even if it were mounted elsewhere. */
export const demoRoutes = newRoutes()
  .openapi(list, async (c) => c.json({ items: await listDemoPeople(c.var.deps) }, 200))
  .openapi(enter, async (c) => {
    const { userId } = c.req.valid("json");
    await requireDemoPerson(c.var.deps, userId);
    await signInPerson(c, userId, "demo");
    return c.body(null, 204);
  });
