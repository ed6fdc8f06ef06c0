import { z } from "@hono/zod-openapi";
import { email, id, localDate, maybeText, text } from "../../../platform/http/index.ts";
import { documentPreview } from "../document/document-contract.ts";
import { opinionWord } from "./circuit-contract.ts";

export const LEVELS = ["N-1", "N"] as const;
export const BODIES = ["ARS", "CPAM", "MSA", "URPS", "ELU", "AUTRE"] as const;
export const REMARK_STATES = ["open", "taken", "explained", "declined"] as const;

const documentName = z.enum(["letter", "health-project"], {
  error: "Choisissez la lettre d’intention ou le projet de santé.",
});
const level = z.enum(LEVELS, { error: "Choisissez le niveau N-1 ou N." });
const body = z.enum(BODIES, { error: "Choisissez l’organisme." });
const remarkState = z.enum(REMARK_STATES, { error: "Choisissez ce que vous en faites." });

export const reviewInput = z
  .object({
    frozenId: id(),
    /** The day by which opinions are awaited. */
    dueOn: localDate(),
    message: maybeText(2_000).default(""),
  })
  .openapi("ReviewInput");

export const reviewerInput = z
  .object({ level, body, personName: text(150), email: email() })
  .openapi("ReviewerInput");

export const answerInput = z
  .object({
    state: remarkState,
    answer: maybeText(4_000).default(""),
    revision: z
      .number({ error: "Indiquez la version lue." })
      .int("Indiquez un nombre entier.")
      .min(1, "Au moins 1.")
      .max(1_000_000, "1 000 000 au plus."),
  })
  .openapi("RemarkAnswerInput");

const reviewer = z
  .object({
    id: z.string(),
    level,
    body,
    personName: z.string(),
    /** Null for whoever does not run the review. */
    email: z.string().nullable(),
    invitedAt: z.string(),
    expiresAt: z.string(),
    isRevoked: z.boolean(),
    /** Name and address were erased, as long after the end as the CPTS keeps them. */
    isForgotten: z.boolean(),
    seenAt: z.string().nullable(),
    reminders: z.number().int(),
    remindedAt: z.string().nullable(),
    opinion: opinionWord.nullable(),
    opinionText: z.string(),
    opinionAt: z.string().nullable(),
  })
  .openapi("Reviewer");

const remark = z
  .object({
    id: z.string(),
    reviewerId: z.string(),
    reviewerName: z.string(),
    body,
    level,
    sectionKey: z.string(),
    text: z.string(),
    writtenAt: z.string(),
    state: remarkState,
    answer: z.string(),
    answeredAt: z.string().nullable(),
    answeredBy: z.string(),
    revision: z.number().int(),
  })
  .openapi("ReviewRemark");

const reviewHead = {
  id: z.string(),
  document: documentName,
  /** « Lettre d’intention, version 2 » */
  title: z.string(),
  number: z.number().int(),
  frozenAt: z.string(),
  dueOn: z.string(),
  openedAt: z.string(),
  openedBy: z.string(),
  isOpen: z.boolean(),
  decision: opinionWord.nullable(),
  decidedOn: z.string().nullable(),
};

export const reviewList = z
  .object({
    items: z.array(
      z.object({
        ...reviewHead,
        reviewers: z.number().int(),
        opinions: z.number().int(),
        unanswered: z.number().int(),
      }),
    ),
    /** Versions that were sent: only these may be reviewed. */
    versions: z.array(
      z.object({ id: z.string(), document: documentName, number: z.number().int(), frozenAt: z.string() }),
    ),
  })
  .openapi("ReviewList");

export const review = z
  .object({
    ...reviewHead,
    message: z.string(),
    sections: z.array(z.object({ key: z.string(), title: z.string() })),
    reviewers: z.array(reviewer),
    remarks: z.array(remark),
  })
  .openapi("Review");

/** What a reviewer writes by the link. */
export const remarkInput = z
  .object({
    /** Empty: on the whole document. */
    sectionKey: z.string().trim().max(80, "80 caractères au plus.").default(""),
    text: text(4_000),
  })
  .openapi("LinkedRemarkInput");
export const rewordInput = z.object({ text: text(4_000) }).openapi("LinkedRemarkRewording");
export const opinionInput = z
  .object({ opinion: opinionWord, text: maybeText(4_000).default("") })
  .openapi("LinkedOpinionInput");

/** What a reviewer's link shows: the frozen version, their own words, and for the level N those of N-1. */
export const linkedReview = z
  .object({
    cptsName: z.string(),
    timeZone: z.string(),
    me: z.object({ personName: z.string(), body, level }),
    title: z.string(),
    number: z.number().int(),
    frozenAt: z.string(),
    dueOn: z.string(),
    message: z.string(),
    isOpen: z.boolean(),
    expiresAt: z.string(),
    /** How long after the end of the review the reader's name is kept. */
    namesKeptMonths: z.number().int(),
    sections: documentPreview.shape.sections,
    remarks: z.array(
      z.object({
        id: z.string(),
        isMine: z.boolean(),
        who: z.string(),
        sectionKey: z.string(),
        text: z.string(),
        writtenAt: z.string(),
        state: remarkState,
        answer: z.string(),
        answeredAt: z.string().nullable(),
      }),
    ),
    opinion: z.object({ opinion: opinionWord, text: z.string(), at: z.string() }).nullable(),
    /** Of the level N-1, for the level N alone. */
    opinionsBefore: z.array(
      z.object({ who: z.string(), opinion: opinionWord, text: z.string(), at: z.string() }),
    ),
  })
  .openapi("LinkedReview");

/** The same without the version, which never changes: what a page that stays open asks for again. */
export const linkedNews = linkedReview.omit({ sections: true }).openapi("LinkedReviewNews");

export type ReviewInput = z.infer<typeof reviewInput>;
export type ReviewerInput = z.infer<typeof reviewerInput>;
export type AnswerInput = z.infer<typeof answerInput>;
export type Review = z.infer<typeof review>;
export type ReviewList = z.infer<typeof reviewList>;
export type Reviewer = Review["reviewers"][number];
export type Remark = Review["remarks"][number];
export type RemarkInput = z.infer<typeof remarkInput>;
export type OpinionInput = z.infer<typeof opinionInput>;
export type LinkedReview = z.infer<typeof linkedReview>;
export type LinkedNews = z.infer<typeof linkedNews>;
