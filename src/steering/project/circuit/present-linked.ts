import type { Tx } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { showComposed } from "../document/preview-document.ts";
import { reviewersKept } from "./forget/reviewers-kept.ts";
import { presentHead, whoIs } from "./present-review.ts";
import { composedOf } from "./read-reviews.ts";
import { listRemarks } from "./remark-store.ts";
import type { OpenedLink } from "./review-by-link.ts";
import type { LinkedNews, LinkedReview } from "./review-contract.ts";
import { listReviewers, type ReviewerRow } from "./reviewer-store.ts";

type Opinion = LinkedReview["opinionsBefore"][number]["opinion"];

/** The frozen version, and what is said of it. */
export const presentLinked = async (deps: Deps, tx: Tx, at: OpenedLink): Promise<LinkedReview> => ({
  ...(await presentNews(deps, tx, at)),
  sections: showComposed(await composedOf(tx, at.cptsId, at.review)).sections,
});

/** What this reviewer may see: their own words; at the level N, also those of the level N-1. */
export async function presentNews(
  deps: Deps,
  tx: Tx,
  { cptsId, cpts, review, reviewer }: OpenedLink,
): Promise<LinkedNews> {
  const all = await listReviewers(tx, cptsId, review.id);
  const seen = new Map(all.filter((one) => maySee(reviewer, one)).map((one) => [one.id, one]));
  const remarks = await listRemarks(tx, cptsId, review.id);
  const head = presentHead(review);
  return {
    cptsName: cpts.name,
    timeZone: cpts.timeZone,
    me: {
      personName: reviewer.personName,
      body: reviewer.body as LinkedReview["me"]["body"],
      level: reviewer.level as LinkedReview["me"]["level"],
    },
    title: head.title,
    number: head.number,
    frozenAt: head.frozenAt,
    dueOn: head.dueOn,
    message: review.message,
    isOpen: head.isOpen,
    expiresAt: reviewer.expiresAt.toISOString(),
    namesKeptMonths: (await reviewersKept.inForce(deps, tx, { id: cptsId, timeZone: cpts.timeZone })).months,
    remarks: remarks.flatMap((one) => {
      const author = seen.get(one.reviewerId);
      if (!author) return [];
      return [
        {
          id: one.id,
          isMine: author.id === reviewer.id,
          who: whoIs(author),
          sectionKey: one.sectionKey,
          text: one.body,
          writtenAt: one.writtenAt.toISOString(),
          state: one.state as LinkedReview["remarks"][number]["state"],
          answer: one.answer,
          answeredAt: one.answeredAt?.toISOString() ?? null,
        },
      ];
    }),
    opinion:
      reviewer.opinion && reviewer.opinionAt
        ? {
            opinion: reviewer.opinion as Opinion,
            text: reviewer.opinionText,
            at: reviewer.opinionAt.toISOString(),
          }
        : null,
    opinionsBefore: [...seen.values()].flatMap((one) =>
      one.id !== reviewer.id && one.opinion && one.opinionAt
        ? [
            {
              who: whoIs(one),
              opinion: one.opinion as Opinion,
              text: one.opinionText,
              at: one.opinionAt.toISOString(),
            },
          ]
        : [],
    ),
  };
}

/** One's own always; the level N sees what the level N-1 says, never the other way round. */
const maySee = (reader: ReviewerRow, author: ReviewerRow): boolean =>
  author.id === reader.id || (reader.level === "N" && author.level === "N-1");
