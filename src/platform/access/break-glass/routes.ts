import { z } from "@hono/zod-openapi";
import { answers, cptsParam, guarded, id, newRoutes, takes } from "../../http/index.ts";
import { breakGlass } from "./break-glass.ts";
import { glassInput, glassPage, glassQuery, openedGlass, ownGlass, reviewInput } from "./contract.ts";
import { listGlass, listOwnOpenGlass } from "./list-glass.ts";
import { policy } from "./policy.ts";
import { reviewGlass } from "./review-glass.ts";

const { rules } = policy;
const tags = ["Accès exceptionnels"];

const open = guarded(rules["glass.break"], {
  method: "post",
  path: "/api/c/{cpts}/break-glass",
  tags,
  summary: "Opens a record beyond need-to-know, for one hour, with a reason",
  request: { params: cptsParam, body: takes(glassInput) },
  responses: { 201: answers("Open until then", openedGlass), 429: { description: "Too many in one day" } },
});

const mine = guarded(rules["glass.break"], {
  method: "get",
  path: "/api/c/{cpts}/break-glass/mine",
  tags,
  summary: "What the person holds open now",
  request: { params: cptsParam },
  responses: { 200: answers("Open now", z.object({ items: z.array(ownGlass) })) },
});

const list = guarded(rules["glass.review"], {
  method: "get",
  path: "/api/c/{cpts}/break-glass",
  tags,
  summary: "All openings, newest first",
  request: { params: cptsParam, query: glassQuery },
  responses: { 200: answers("Openings", glassPage) },
});

const review = guarded(rules["glass.review"], {
  method: "post",
  path: "/api/c/{cpts}/break-glass/{id}/review",
  tags,
  summary: "Says whether an opening was justified",
  request: { params: cptsParam.extend({ id: id() }), body: takes(reviewInput) },
  responses: { 204: { description: "Reviewed" } },
});

export const routes = newRoutes()
  .openapi(open, async (c) =>
    c.json(await breakGlass(c.var.deps, c.var.actor, c.var.once, c.req.valid("json")), 201),
  )
  .openapi(mine, async (c) => c.json({ items: await listOwnOpenGlass(c.var.deps, c.var.actor) }, 200))
  .openapi(list, async (c) => {
    const { after, limit, toReview } = c.req.valid("query");
    return c.json(
      await listGlass(c.var.deps, c.var.actor, { after, limit, toReview: toReview === "1" }),
      200,
    );
  })
  .openapi(review, async (c) => {
    await reviewGlass(c.var.deps, c.var.actor, c.req.valid("param").id, c.req.valid("json"));
    return c.body(null, 204);
  });
