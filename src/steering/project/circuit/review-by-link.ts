import { appendAudit } from "../../../platform/audit/index.ts";
import { type Tx, violates, withTenant } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { conflict, invalid, notFound } from "../../../platform/errors/problems.ts";
import { tellScreens } from "../../../platform/http/index.ts";
import { nowOf } from "../../../platform/time/index.ts";
import { readFrozenFile } from "../document/read-frozen.ts";
import { presentLinked, presentNews } from "./present-linked.ts";
import { BODY_WORDS } from "./present-review.ts";
import { composedOf } from "./read-reviews.ts";
import { countRemarksOf, deleteRemark, insertRemark, OPEN_REVIEW, rewriteRemark } from "./remark-store.ts";
import type { LinkedNews, LinkedReview, OpinionInput, RemarkInput } from "./review-contract.ts";
import { linkOver, readLink } from "./review-link.ts";
import { findReview, lockOpenReview, type ReviewRow } from "./review-store.ts";
import { findReviewer, giveOpinionRow, markSeen, type ReviewerRow } from "./reviewer-store.ts";

const MOST_REMARKS = 200;

/** Which link, from which page: a link shown on another CPTS's page opens nothing. */
export interface LinkUse {
  slug: string;
  token: string;
  requestId: string;
}

/** What the link shows. Nothing but the frozen version is ever read by it. @throws notFound, the same for all */
export const readLinkedReview = (deps: Deps, use: LinkUse): Promise<LinkedReview> =>
  withLink(deps, use, async (tx, at) => {
    await markSeen(tx, at.cptsId, at.reviewer.id, nowOf(deps));
    return presentLinked(deps, tx, at);
  });

/** What changes while the page stays open: remarks, answers, opinions, whether the review is. It counts as no visit. */
export const readLinkedNews = (deps: Deps, use: LinkUse): Promise<LinkedNews> =>
  withLink(deps, use, (tx, at) => presentNews(deps, tx, at));

/** The version as a PDF, as it was sent. */
export const readLinkedFile = (deps: Deps, use: LinkUse): Promise<{ name: string; content: Uint8Array }> =>
  withLink(deps, use, async (tx, { cptsId, review }) => {
    const content = await readFrozenFile(tx, cptsId, review.frozenId, "pdf");
    if (!content) throw linkOver();
    return {
      name: `${review.document === "letter" ? "lettre-intention" : "projet-de-sante"}-v${review.number}.pdf`,
      content,
    };
  });

export const writeRemark = (deps: Deps, use: LinkUse, input: RemarkInput): Promise<LinkedReview> =>
  changing(deps, use, "project.remark-written", async (tx, { cptsId, review, reviewer }) => {
    const { sections } = await composedOf(tx, cptsId, review);
    if (input.sectionKey !== "" && !sections.some(({ key }) => key === input.sectionKey))
      throw invalid("sectionKey", "Cette partie n’est pas dans la version que vous relisez.");
    if ((await countRemarksOf(tx, cptsId, review.id, reviewer.id)) >= MOST_REMARKS)
      throw conflict("project.too-many-remarks", `${MOST_REMARKS} remarques au plus : regroupez-les.`);
    await insertRemark(tx, {
      cptsId,
      reviewId: review.id,
      reviewerId: reviewer.id,
      sectionKey: input.sectionKey,
      body: input.text,
      at: nowOf(deps),
    });
  });

const remarkGone = () =>
  notFound(
    "project.remark-not-found",
    "Cette remarque n’est plus modifiable : elle a reçu une réponse, ou vous l’avez retirée.",
  );

export const rewordRemark = (deps: Deps, use: LinkUse, id: string, text: string): Promise<LinkedReview> =>
  changing(deps, use, "project.remark-reworded", async (tx, { cptsId, reviewer }) => {
    if (!(await rewriteRemark(tx, { cptsId, id, reviewerId: reviewer.id }, text, nowOf(deps))))
      throw remarkGone();
  });

export const takeRemarkBack = (deps: Deps, use: LinkUse, id: string): Promise<LinkedReview> =>
  changing(deps, use, "project.remark-taken-back", async (tx, { cptsId, reviewer }) => {
    if (!(await deleteRemark(tx, { cptsId, id, reviewerId: reviewer.id }))) throw remarkGone();
  });

export const giveOpinion = (deps: Deps, use: LinkUse, input: OpinionInput): Promise<LinkedReview> =>
  changing(deps, use, "project.opinion-given", async (tx, { cptsId, reviewer }) => {
    if (input.opinion !== "favourable" && input.text === "")
      throw invalid("text", "Dites pourquoi : la CPTS doit savoir quoi reprendre.");
    await giveOpinionRow(tx, cptsId, reviewer.id, { ...input, at: nowOf(deps) });
  });

export interface OpenedLink {
  cptsId: string;
  cpts: { slug: string; name: string; timeZone: string };
  review: ReviewRow;
  reviewer: ReviewerRow;
}

const reviewClosed = () =>
  conflict(
    "project.review-closed",
    "La CPTS a clos cette demande d’avis : rien ne peut plus y être ajouté. Vos remarques et les réponses restent lisibles.",
  );

async function changing(
  deps: Deps,
  use: LinkUse,
  action: string,
  work: (tx: Tx, at: OpenedLink) => Promise<void>,
): Promise<LinkedReview> {
  try {
    return await withLink(deps, use, async (tx, at) => {
      // Held until the end: a closing waits for it, or has come first.
      if (!(await lockOpenReview(tx, at.cptsId, at.review.id))) throw reviewClosed();
      await work(tx, at);
      await appendAudit(tx, deps.auditKey, nowOf(deps), {
        actorUserId: null,
        actorLabel: `${at.reviewer.personName} (${BODY_WORDS[at.reviewer.body as keyof typeof BODY_WORDS]}), par lien`,
        action,
        subjectKind: "review",
        subjectId: at.review.id,
        requestId: use.requestId,
      });
      tellScreens(deps, tx, at.cptsId, { topic: "project-review", id: at.review.id });
      const reviewer = await findReviewer(tx, at.cptsId, at.reviewer.id);
      return presentLinked(deps, tx, { ...at, reviewer: reviewer ?? at.reviewer });
    });
  } catch (error) {
    throw violates(error, OPEN_REVIEW) ? reviewClosed() : error;
  }
}

async function withLink<T>(
  deps: Deps,
  use: LinkUse,
  work: (tx: Tx, at: OpenedLink) => Promise<T>,
): Promise<T> {
  const link = readLink(deps, "review", use.token);
  if (!link) throw linkOver();
  const { cptsId } = link;
  return withTenant(deps.db, cptsId, async (tx) => {
    const cpts = await tx
      .selectFrom("territory_cpts")
      .select(["slug", "name", "time_zone as timeZone"])
      .where("id", "=", cptsId)
      .executeTakeFirst();
    const reviewer = cpts?.slug === use.slug ? await findReviewer(tx, cptsId, link.id) : undefined;
    if (!cpts || !reviewer?.tokenHash?.equals(link.hash) || reviewer.expiresAt <= nowOf(deps))
      throw linkOver();
    const review = await findReview(tx, cptsId, reviewer.reviewId);
    if (!review) throw linkOver();
    return work(tx, { cptsId, cpts, review, reviewer });
  });
}
