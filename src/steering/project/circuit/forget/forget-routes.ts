import { answers, cptsParam, guarded, newRoutes, takes } from "../../../../platform/http/index.ts";
import { circuitRules as rules } from "../circuit-policy.ts";
import { reviewerRetention, reviewerRetentionInput } from "./forget-contract.ts";
import { readReviewerRetention, setReviewerRetention } from "./set-retention.ts";

const tags = ["Projet : circuit"];
const PATH = "/api/c/{cpts}/project/review-retention";

const read = guarded(rules["review.run"], {
  method: "get",
  path: PATH,
  tags,
  summary: "How long the names of reviewers are kept",
  request: { params: cptsParam },
  responses: { 200: answers("The delay, and what it erases the next night", reviewerRetention) },
});
const set = guarded(rules["review.run"], {
  method: "put",
  path: PATH,
  tags,
  summary: "Decides how long the names of reviewers are kept",
  request: { params: cptsParam, body: takes(reviewerRetentionInput) },
  responses: { 200: answers("The delay", reviewerRetention) },
});

export const reviewRetentionRoutes = newRoutes()
  .openapi(read, async (c) => c.json(await readReviewerRetention(c.var.deps, c.var.actor), 200))
  .openapi(set, async (c) =>
    c.json(await setReviewerRetention(c.var.deps, c.var.actor, c.req.valid("json")), 200),
  );
