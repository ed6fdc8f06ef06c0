import { z } from "@hono/zod-openapi";
import { answers, cptsParam, guarded, id, newRoutes, takes } from "../../../platform/http/index.ts";
import { awaitedReturn, returnInput, story, unanswered, writtenReturn } from "../contract.ts";
import { policy } from "../policy.ts";
import { listAwaitedReturns, listUnanswered } from "./list-returns.ts";
import { readStory } from "./read-story.ts";
import { readReturn, writeReturn } from "./write-return.ts";

const { rules } = policy;
const tags = ["Soins non programmés : retours"];
const BASE = "/api/c/{cpts}/unscheduled-care";
const booking = cptsParam.extend({ id: id() });

const write = guarded(rules["return.write"], {
  method: "post",
  path: `${BASE}/bookings/{id}/return`,
  tags,
  summary: "Says what came of the patient; again within a day replaces it",
  request: { params: booking, body: takes(returnInput) },
  responses: { 200: answers("The return", writtenReturn) },
});
const read = guarded(rules["return.write"], {
  method: "get",
  path: `${BASE}/bookings/{id}/return`,
  tags,
  summary: "The return that was written, for its professional",
  request: { params: booking },
  responses: { 200: answers("The return, or null", z.object({ written: writtenReturn.nullable() })) },
});
const awaited = guarded(rules["return.write"], {
  method: "get",
  path: `${BASE}/returns/awaited`,
  tags,
  summary: "Visits over whose return is awaited from me",
  request: { params: cptsParam },
  responses: { 200: answers("The oldest first, 200 at most", z.object({ items: z.array(awaitedReturn) })) },
});
const never = guarded(rules["return.unanswered"], {
  method: "get",
  path: `${BASE}/returns/unanswered`,
  tags,
  summary: "Returns never answered, after a reminder",
  request: { params: cptsParam },
  responses: { 200: answers("The oldest first, 200 at most", z.object({ items: z.array(unanswered) })) },
});
const readOne = guarded(rules["request.read"], {
  method: "get",
  path: `${BASE}/requests/{id}/story`,
  tags,
  summary: "The whole story of a request, with its return; marks it as read",
  request: { params: booking },
  responses: { 200: answers("The story", story) },
});

export const returnRoutes = newRoutes()
  .openapi(write, async (c) =>
    c.json(
      await writeReturn(c.var.deps, c.var.actor, c.var.once, c.req.valid("param").id, c.req.valid("json")),
      200,
    ),
  )
  .openapi(read, async (c) =>
    c.json({ written: await readReturn(c.var.deps, c.var.actor, c.req.valid("param").id) }, 200),
  )
  .openapi(awaited, async (c) => c.json({ items: await listAwaitedReturns(c.var.deps, c.var.actor) }, 200))
  .openapi(never, async (c) => c.json({ items: await listUnanswered(c.var.deps, c.var.actor) }, 200))
  .openapi(readOne, async (c) =>
    c.json(await readStory(c.var.deps, c.var.actor, c.req.valid("param").id), 200),
  );
