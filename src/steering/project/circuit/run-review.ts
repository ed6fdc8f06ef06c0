import type { Actor } from "../../../platform/access/index.ts";
import { recordAct } from "../../../platform/audit/index.ts";
import { isCollision, newId, type Tx, violates } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { conflict, invalid, notFound } from "../../../platform/errors/problems.ts";
import { act, actOnce, type Once, tellScreens } from "../../../platform/http/index.ts";
import { enqueueJob } from "../../../platform/jobs/index.ts";
import { localDateOf, nowOf } from "../../../platform/time/index.ts";
import { readDelays } from "./delays.ts";
import { findVersion } from "./move-store.ts";
import { reviewIn, reviewNotFound } from "./read-reviews.ts";
import type { Review, ReviewerInput, ReviewInput } from "./review-contract.ts";
import { hashLink, makeLink } from "./review-link.ts";
import { closeReviewRow, findReview, insertReview, lockOpenReview, reopenReviewRow } from "./review-store.ts";
import {
  findReviewer,
  insertReviewer,
  listReviewers,
  markReminded,
  renewReviewer,
  revokeReviewer,
} from "./reviewer-store.ts";

const MOST_REVIEWERS = 40;
const DAY_MS = 86_400_000;
export const MAIL_JOB = "project.mail-reviewer";

/** Asks for opinions on a version that was sent; a draft has none. One open review for each document. */
export async function openReview(deps: Deps, actor: Actor, input: ReviewInput, once: Once): Promise<Review> {
  try {
    return await actOnce(deps, actor, once, async (tx) =>
      reviewIn(tx, actor, await openReviewIn(deps, actor, tx, input)),
    );
  } catch (error) {
    if (violates(error, "project_reviews_open_key"))
      throw conflict(
        "project.review-open",
        "Des avis sont déjà demandés sur ce document : fermez d’abord cette demande.",
      );
    throw error;
  }
}

/** The same, inside a transaction of the actor's. @returns its id */
export async function openReviewIn(deps: Deps, actor: Actor, tx: Tx, input: ReviewInput): Promise<string> {
  const version = await findVersion(tx, actor.cptsId, input.frozenId);
  if (!version)
    throw invalid("frozenId", "Choisissez une version figée : un brouillon ne se relit pas par lien.");
  if (input.dueOn < localDateOf(deps.clock.now(), actor.timeZone).toString())
    throw invalid("dueOn", "Cette date est passée : laissez aux relecteurs le temps de lire.");
  const id = await insertReview(tx, {
    cptsId: actor.cptsId,
    document: version.document as "letter" | "health-project",
    frozenId: version.id,
    message: input.message,
    dueOn: input.dueOn,
    at: nowOf(deps),
    by: { userId: actor.userId, label: actor.label },
  });
  await note(deps, actor, tx, "project.review-opened", id);
  return id;
}

/** Invites a reviewer: the link leaves by mail, in a job. */
export async function inviteReviewer(
  deps: Deps,
  actor: Actor,
  reviewId: string,
  input: ReviewerInput,
  once: Once,
): Promise<Review> {
  try {
    return await actOnce(deps, actor, once, async (tx) => {
      await inviteReviewerIn(deps, actor, tx, reviewId, input);
      return reviewIn(tx, actor, reviewId);
    });
  } catch (error) {
    if (isCollision(error) && violates(error, "project_reviewers_email_key"))
      throw conflict(
        "project.reviewer-twice",
        "Cette adresse est déjà invitée : renvoyez-lui plutôt son lien.",
      );
    throw error;
  }
}

/** The same, inside a transaction of the actor's. @returns the reviewer's id and link */
export async function inviteReviewerIn(
  deps: Deps,
  actor: Actor,
  tx: Tx,
  reviewId: string,
  input: ReviewerInput,
): Promise<{ id: string; token: string }> {
  const { cptsId } = actor;
  await requireOpen(tx, cptsId, reviewId);
  if ((await listReviewers(tx, cptsId, reviewId)).length >= MOST_REVIEWERS)
    throw conflict(
      "project.too-many-reviewers",
      `${MOST_REVIEWERS} relecteurs au plus pour une demande d’avis.`,
    );
  const id = newId();
  const { token, ...link } = await newLink(deps, actor, tx, id);
  await insertReviewer(tx, { cptsId, id, reviewId, ...input, ...link });
  await enqueueJob(tx, { name: MAIL_JOB, payload: { cptsId, reviewerId: id, reminder: false } });
  await note(deps, actor, tx, "project.reviewer-invited", reviewId);
  return { id, token };
}

/** A fresh link, for one that was lost, withdrawn or too old; the former opens nothing any more. */
export const inviteAgain = (deps: Deps, actor: Actor, reviewerId: string): Promise<Review> =>
  act(deps, actor, async (tx) => {
    const reviewer = await requireReviewer(tx, actor, reviewerId);
    await requireOpen(tx, actor.cptsId, reviewer.reviewId);
    if (reviewer.forgottenAt)
      throw conflict(
        "project.reviewer-forgotten",
        "Le nom et l’adresse de ce relecteur sont effacés : invitez-le de nouveau.",
      );
    const { token: _, ...link } = await newLink(deps, actor, tx, reviewerId);
    await renewReviewer(tx, actor.cptsId, reviewerId, link);
    const payload = { cptsId: actor.cptsId, reviewerId, reminder: false };
    await enqueueJob(tx, { name: MAIL_JOB, payload });
    await note(deps, actor, tx, "project.reviewer-invited", reviewer.reviewId);
    return reviewIn(tx, actor, reviewer.reviewId);
  });

/** Reminds now who has given no opinion; not twice within the hour. */
export const remindReviewer = (deps: Deps, actor: Actor, reviewerId: string): Promise<Review> =>
  act(deps, actor, async (tx) => {
    const reviewer = await requireReviewer(tx, actor, reviewerId);
    await requireOpen(tx, actor.cptsId, reviewer.reviewId);
    const now = nowOf(deps);
    if (reviewer.revokedAt || reviewer.expiresAt <= now)
      throw conflict("project.link-dead", "Son lien ne s’ouvre plus : renvoyez-lui une invitation.");
    const hourAgo = new Date(now.getTime() - 3_600_000);
    if (!(await markReminded(tx, actor.cptsId, reviewerId, hourAgo, now)))
      throw conflict(
        "project.reminded-already",
        "Un rappel vient de partir : laissez-lui le temps de répondre.",
      );
    await enqueueJob(tx, { name: MAIL_JOB, payload: { cptsId: actor.cptsId, reviewerId, reminder: true } });
    await note(deps, actor, tx, "project.reviewer-reminded", reviewer.reviewId);
    return reviewIn(tx, actor, reviewer.reviewId);
  });

/** Withdraws a link at once; what was said stays. */
export const revokeLink = (deps: Deps, actor: Actor, reviewerId: string): Promise<Review> =>
  act(deps, actor, async (tx) => {
    const reviewer = await requireReviewer(tx, actor, reviewerId);
    await revokeReviewer(tx, actor.cptsId, reviewerId, nowOf(deps));
    await note(deps, actor, tx, "project.reviewer-withdrawn", reviewer.reviewId);
    return reviewIn(tx, actor, reviewer.reviewId);
  });

/** Ends the round: nothing is added by a link any more; answers may still be written. */
export const closeReview = (deps: Deps, actor: Actor, id: string): Promise<Review> =>
  act(deps, actor, async (tx) => {
    if (!(await findReview(tx, actor.cptsId, id))) throw reviewNotFound();
    if (await closeReviewRow(tx, actor.cptsId, id, actor.userId, nowOf(deps)))
      await note(deps, actor, tx, "project.review-closed", id);
    return reviewIn(tx, actor, id);
  });

export async function reopenReview(deps: Deps, actor: Actor, id: string): Promise<Review> {
  try {
    return await act(deps, actor, async (tx) => {
      const review = await findReview(tx, actor.cptsId, id);
      if (!review) throw reviewNotFound();
      if (review.decision)
        throw conflict(
          "project.review-decided",
          "Une décision a clos ces avis : revenez sur le dernier pas du circuit pour les rouvrir.",
        );
      if (await reopenReviewRow(tx, actor.cptsId, id))
        await note(deps, actor, tx, "project.review-reopened", id);
      return reviewIn(tx, actor, id);
    });
  } catch (error) {
    if (violates(error, "project_reviews_open_key"))
      throw conflict(
        "project.review-open",
        "D’autres avis sont demandés sur ce document : fermez-les d’abord.",
      );
    throw error;
  }
}

async function newLink(deps: Deps, actor: Actor, tx: Tx, id: string) {
  const invitedAt = nowOf(deps);
  const delay = await readDelays(tx, localDateOf(deps.clock.now(), actor.timeZone).toString());
  const token = makeLink(deps, "review", { cptsId: actor.cptsId, id, issuedAt: invitedAt });
  return {
    token,
    invitedAt,
    expiresAt: new Date(invitedAt.getTime() + delay("reviewer-link") * DAY_MS),
    tokenHash: hashLink(token),
  };
}

async function requireOpen(tx: Tx, cptsId: string, reviewId: string): Promise<void> {
  if (await lockOpenReview(tx, cptsId, reviewId)) return;
  if (!(await findReview(tx, cptsId, reviewId))) throw reviewNotFound();
  throw conflict("project.review-closed", "Cette demande d’avis est close : rouvrez-la d’abord.");
}

async function requireReviewer(tx: Tx, actor: Actor, id: string) {
  const reviewer = await findReviewer(tx, actor.cptsId, id);
  if (!reviewer) throw notFound("project.reviewer-not-found", "Ce relecteur n’est pas invité ici.");
  return reviewer;
}

async function note(deps: Deps, actor: Actor, tx: Tx, action: string, reviewId: string): Promise<void> {
  await recordAct(deps, actor, tx, { action, subjectKind: "review", subjectId: reviewId });
  tellScreens(deps, tx, actor.cptsId, { topic: "project-review", id: reviewId });
}
