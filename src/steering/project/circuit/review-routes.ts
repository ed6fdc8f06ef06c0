import { answers, cptsParam, guarded, id, newRoutes, takes } from "../../../platform/http/index.ts";
import { answerRemark } from "./answer-remark.ts";
import { circuitRules as rules } from "./circuit-policy.ts";
import { listReviewsOf, readReview } from "./read-reviews.ts";
import { answerInput, review, reviewerInput, reviewInput, reviewList } from "./review-contract.ts";
import {
  closeReview,
  inviteAgain,
  inviteReviewer,
  openReview,
  remindReviewer,
  reopenReview,
  revokeLink,
} from "./run-review.ts";

const tags = ["Projet : avis"];
const PATH = "/api/c/{cpts}/project";
const one = { params: cptsParam.extend({ id: id() }) };
const theReview = { 200: answers("The review", review) };

const list = guarded(rules["review.read"], {
  method: "get",
  path: `${PATH}/reviews`,
  tags,
  summary: "Reviews, the newest first, and the versions that may be reviewed",
  request: { params: cptsParam },
  responses: { 200: answers("Reviews", reviewList) },
});
const open = guarded(rules["review.run"], {
  method: "post",
  path: `${PATH}/reviews`,
  tags,
  summary: "Asks for opinions on a version that was sent",
  request: { params: cptsParam, body: takes(reviewInput) },
  responses: theReview,
});
const read = guarded(rules["review.read"], {
  method: "get",
  path: `${PATH}/reviews/{id}`,
  tags,
  summary: "One review: reviewers, opinions, remarks and answers",
  request: one,
  responses: theReview,
});
const close = guarded(rules["review.run"], {
  method: "post",
  path: `${PATH}/reviews/{id}/close`,
  tags,
  summary: "Ends a round: nothing is added by a link any more",
  request: one,
  responses: theReview,
});
const reopen = guarded(rules["review.run"], {
  method: "post",
  path: `${PATH}/reviews/{id}/reopen`,
  tags,
  summary: "Opens again a round that no decision closed",
  request: one,
  responses: theReview,
});
const invite = guarded(rules["review.run"], {
  method: "post",
  path: `${PATH}/reviews/{id}/reviewers`,
  tags,
  summary: "Invites a reviewer by a signed link, sent by mail",
  request: { ...one, body: takes(reviewerInput) },
  responses: theReview,
});
const again = guarded(rules["review.run"], {
  method: "post",
  path: `${PATH}/reviewers/{id}/invite`,
  tags,
  summary: "Sends a fresh link; the former opens nothing any more",
  request: one,
  responses: theReview,
});
const remind = guarded(rules["review.run"], {
  method: "post",
  path: `${PATH}/reviewers/{id}/remind`,
  tags,
  summary: "Reminds a reviewer now",
  request: one,
  responses: theReview,
});
const revoke = guarded(rules["review.run"], {
  method: "delete",
  path: `${PATH}/reviewers/{id}`,
  tags,
  summary: "Withdraws a reviewer's link at once",
  request: one,
  responses: theReview,
});
const answer = guarded(rules["review.run"], {
  method: "put",
  path: `${PATH}/remarks/{id}/answer`,
  tags,
  summary: "Answers a remark, or takes the answer back (`open`)",
  request: { ...one, body: takes(answerInput) },
  responses: theReview,
});

export const reviewRoutes = newRoutes()
  .openapi(list, async (c) => c.json(await listReviewsOf(c.var.deps, c.var.actor), 200))
  .openapi(open, async (c) =>
    c.json(await openReview(c.var.deps, c.var.actor, c.req.valid("json"), c.var.once), 200),
  )
  .openapi(read, async (c) => c.json(await readReview(c.var.deps, c.var.actor, c.req.valid("param").id), 200))
  .openapi(close, async (c) =>
    c.json(await closeReview(c.var.deps, c.var.actor, c.req.valid("param").id), 200),
  )
  .openapi(reopen, async (c) =>
    c.json(await reopenReview(c.var.deps, c.var.actor, c.req.valid("param").id), 200),
  )
  .openapi(invite, async (c) =>
    c.json(
      await inviteReviewer(c.var.deps, c.var.actor, c.req.valid("param").id, c.req.valid("json"), c.var.once),
      200,
    ),
  )
  .openapi(again, async (c) =>
    c.json(await inviteAgain(c.var.deps, c.var.actor, c.req.valid("param").id), 200),
  )
  .openapi(remind, async (c) =>
    c.json(await remindReviewer(c.var.deps, c.var.actor, c.req.valid("param").id), 200),
  )
  .openapi(revoke, async (c) =>
    c.json(await revokeLink(c.var.deps, c.var.actor, c.req.valid("param").id), 200),
  )
  .openapi(answer, async (c) =>
    c.json(await answerRemark(c.var.deps, c.var.actor, c.req.valid("param").id, c.req.valid("json")), 200),
  );
