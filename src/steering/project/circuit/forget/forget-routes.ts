import { answers, cptsParam, guarded, newRoutes, takes } from "../../../../platform/http/index.ts";
import { circuitRules as rules } from "../circuit-policy.ts";
import { reviewerRetention as kept } from "./forget-contract.ts";
import { reviewersKept } from "./reviewers-kept.ts";

const tags = ["Projet : circuit"];
const PATH = "/api/c/{cpts}/project/review-retention";

const read = guarded(rules["review.run"], {
  method: "get",
  path: PATH,
  tags,
  summary: "How long the names of reviewers are kept, and what a delay would erase the next night",
  request: { params: cptsParam, query: kept.query },
  responses: { 200: answers("The delay, and what it erases the next night", kept.answer) },
});
const set = guarded(rules["review.run"], {
  method: "put",
  path: PATH,
  tags,
  summary: "Decides how long the names of reviewers are kept",
  request: { params: cptsParam, body: takes(kept.input) },
  responses: { 200: answers("The delay", kept.answer) },
});

export const reviewRetentionRoutes = newRoutes()
  .openapi(read, async (c) =>
    c.json(await reviewersKept.read(c.var.deps, c.var.actor, c.req.valid("query")), 200),
  )
  .openapi(set, async (c) =>
    c.json(await reviewersKept.set(c.var.deps, c.var.actor, c.req.valid("json")), 200),
  );
