import { type Actor, can } from "../../../platform/access/index.ts";
import type { Tx } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { notFound } from "../../../platform/errors/problems.ts";
import { act } from "../../../platform/http/index.ts";
import { readFrozen } from "../document/read-frozen.ts";
import { circuitRules } from "./circuit-policy.ts";
import { listVersions } from "./move-store.ts";
import { presentHead, presentRemark, presentReviewer } from "./present-review.ts";
import { listRemarks } from "./remark-store.ts";
import type { Review, ReviewList } from "./review-contract.ts";
import { findReview, listReviews, type ReviewRow } from "./review-store.ts";
import { countByReview, countOpenRemarks, listReviewers } from "./reviewer-store.ts";

export const reviewNotFound = () =>
  notFound("project.review-not-found", "Cette demande d’avis n’existe pas.");

export const listReviewsOf = (deps: Deps, actor: Actor): Promise<ReviewList> =>
  act(deps, actor, async (tx) => {
    const { cptsId } = actor;
    const rows = await listReviews(tx, cptsId);
    const counts = new Map((await countByReview(tx, cptsId)).map((one) => [one.reviewId, one]));
    const unanswered = new Map(
      (await countOpenRemarks(tx, cptsId)).map((one) => [one.reviewId, Number(one.n)]),
    );
    const versions: ReviewList["versions"] = [];
    for (const document of ["letter", "health-project"] as const)
      for (const one of await listVersions(tx, cptsId, document))
        versions.push({ id: one.id, document, number: one.number, frozenAt: one.frozen_at.toISOString() });
    return {
      items: rows.map((row) => ({
        ...presentHead(row),
        reviewers: Number(counts.get(row.id)?.reviewers ?? 0),
        opinions: Number(counts.get(row.id)?.opinions ?? 0),
        unanswered: unanswered.get(row.id) ?? 0,
      })),
      versions,
    };
  });

export const readReview = (deps: Deps, actor: Actor, id: string): Promise<Review> =>
  act(deps, actor, (tx) => reviewIn(tx, actor, id));

/** One review with its reviewers and what they said. */
export async function reviewIn(tx: Tx, actor: Actor, id: string): Promise<Review> {
  const row = await findReview(tx, actor.cptsId, id);
  if (!row) throw reviewNotFound();
  const reviewers = await listReviewers(tx, actor.cptsId, id);
  const withMail = can(actor, circuitRules["review.run"], undefined as never);
  return {
    ...presentHead(row),
    message: row.message,
    sections: (await composedOf(tx, actor.cptsId, row)).sections.map(({ key, title }) => ({ key, title })),
    reviewers: reviewers.map((one) => presentReviewer(one, withMail)),
    remarks: (await listRemarks(tx, actor.cptsId, id)).flatMap((one) => {
      const author = reviewers.find((reviewer) => reviewer.id === one.reviewerId);
      return author ? [presentRemark(one, author)] : [];
    }),
  };
}

/** The version under review; a foreign key keeps it there. */
export async function composedOf(tx: Tx, cptsId: string, row: Pick<ReviewRow, "frozenId">) {
  const frozen = await readFrozen(tx, cptsId, row.frozenId);
  if (!frozen) throw new Error(`the frozen version ${row.frozenId} is not there`);
  return frozen.composed;
}
