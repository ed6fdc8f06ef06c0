import type { Tx } from "../../../platform/db/index.ts";

const reviewerRows = (tx: Tx, cptsId: string) =>
  tx
    .selectFrom("project_reviewers")
    .select([
      "id",
      "review_id as reviewId",
      "level",
      "body",
      "person_name as personName",
      "email",
      "invited_at as invitedAt",
      "expires_at as expiresAt",
      "token_hash as tokenHash",
      "revoked_at as revokedAt",
      "seen_at as seenAt",
      "reminders",
      "reminded_at as remindedAt",
      "opinion",
      "opinion_text as opinionText",
      "opinion_at as opinionAt",
      "forgotten_at as forgottenAt",
    ])
    .where("cpts_id", "=", cptsId);

export const listReviewers = (tx: Tx, cptsId: string, reviewId: string) =>
  reviewerRows(tx, cptsId)
    .where("review_id", "=", reviewId)
    .orderBy("level", "desc")
    .orderBy("id")
    .limit(50)
    .execute();
export type ReviewerRow = Awaited<ReturnType<typeof listReviewers>>[number];

export const findReviewer = (tx: Tx, cptsId: string, id: string): Promise<ReviewerRow | undefined> =>
  reviewerRows(tx, cptsId).where("id", "=", id).executeTakeFirst();

/** Reviewers of all reviews, with how far each review has come. */
export const countByReview = (tx: Tx, cptsId: string) =>
  tx
    .selectFrom("project_reviewers")
    .select((build) => [
      "review_id as reviewId",
      build.fn.countAll().as("reviewers"),
      build.fn.count("opinion").as("opinions"),
    ])
    .where("cpts_id", "=", cptsId)
    .where("revoked_at", "is", null)
    .groupBy("review_id")
    .execute();

export const countOpenRemarks = (tx: Tx, cptsId: string) =>
  tx
    .selectFrom("project_remarks")
    .select((build) => ["review_id as reviewId", build.fn.countAll().as("n")])
    .where("cpts_id", "=", cptsId)
    .where("state", "=", "open")
    .groupBy("review_id")
    .execute();

interface NewReviewer {
  cptsId: string;
  id: string;
  reviewId: string;
  level: string;
  body: string;
  personName: string;
  email: string;
  invitedAt: Date;
  expiresAt: Date;
  tokenHash: Buffer;
}

export const insertReviewer = (tx: Tx, reviewer: NewReviewer) =>
  tx
    .insertInto("project_reviewers")
    .values({
      cpts_id: reviewer.cptsId,
      id: reviewer.id,
      review_id: reviewer.reviewId,
      level: reviewer.level,
      body: reviewer.body,
      person_name: reviewer.personName,
      email: reviewer.email,
      invited_at: reviewer.invitedAt,
      expires_at: reviewer.expiresAt,
      token_hash: reviewer.tokenHash,
    })
    .execute();

/** A new link: the one before opens nothing any more. */
export const renewReviewer = (
  tx: Tx,
  cptsId: string,
  id: string,
  link: { invitedAt: Date; expiresAt: Date; tokenHash: Buffer },
) =>
  tx
    .updateTable("project_reviewers")
    .set({
      invited_at: link.invitedAt,
      expires_at: link.expiresAt,
      token_hash: link.tokenHash,
      revoked_at: null,
    })
    .where("cpts_id", "=", cptsId)
    .where("id", "=", id)
    .execute();

export const revokeReviewer = (tx: Tx, cptsId: string, id: string, at: Date) =>
  tx
    .updateTable("project_reviewers")
    .set({ token_hash: null, revoked_at: at })
    .where("cpts_id", "=", cptsId)
    .where("id", "=", id)
    .where("revoked_at", "is", null)
    .returning("id")
    .executeTakeFirst();

export const markSeen = (tx: Tx, cptsId: string, id: string, at: Date) =>
  tx
    .updateTable("project_reviewers")
    .set({ seen_at: at })
    .where("cpts_id", "=", cptsId)
    .where("id", "=", id)
    .where("seen_at", "is", null)
    .execute();

export const giveOpinionRow = (
  tx: Tx,
  cptsId: string,
  id: string,
  what: { opinion: string; text: string; at: Date },
) =>
  tx
    .updateTable("project_reviewers")
    .set({ opinion: what.opinion, opinion_text: what.text, opinion_at: what.at })
    .where("cpts_id", "=", cptsId)
    .where("id", "=", id)
    .execute();

/** Counts a reminder, unless one went since: two runs of the job send one. */
export const markReminded = (tx: Tx, cptsId: string, id: string, notSince: Date, at: Date) =>
  tx
    .updateTable("project_reviewers")
    .set((build) => ({ reminders: build("reminders", "+", 1), reminded_at: at }))
    .where("cpts_id", "=", cptsId)
    .where("id", "=", id)
    .where("reminders", "<", 20)
    .where((where) => where.or([where("reminded_at", "is", null), where("reminded_at", "<=", notSince)]))
    .returning("id")
    .executeTakeFirst();

/** Who was invited or reminded before that instant and has said nothing, in an open review, with a link that still opens. */
export const listSilent = (tx: Tx, cptsId: string, before: Date, now: Date, mostReminders: number) =>
  tx
    .selectFrom("project_reviewers as w")
    .innerJoin("project_reviews as r", (join) =>
      join.onRef("r.cpts_id", "=", "w.cpts_id").onRef("r.id", "=", "w.review_id"),
    )
    .select(["w.id"])
    .where("w.cpts_id", "=", cptsId)
    .where("r.closed_at", "is", null)
    .where("w.opinion", "is", null)
    .where("w.revoked_at", "is", null)
    .where("w.expires_at", ">", now)
    .where("w.reminders", "<", mostReminders)
    .where("w.invited_at", "<=", before)
    .where((where) => where.or([where("w.reminded_at", "is", null), where("w.reminded_at", "<=", before)]))
    .orderBy("w.id")
    .limit(500)
    .execute();
