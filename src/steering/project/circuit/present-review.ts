import type { RemarkRow } from "./remark-store.ts";
import type { Remark, Review, Reviewer } from "./review-contract.ts";
import type { ReviewRow } from "./review-store.ts";
import type { ReviewerRow } from "./reviewer-store.ts";

export const DOCUMENT_WORDS = { letter: "Lettre d’intention", "health-project": "Projet de santé" } as const;
export type ReviewedDocument = keyof typeof DOCUMENT_WORDS;

export const BODY_WORDS: Record<Reviewer["body"], string> = {
  ARS: "ARS",
  CPAM: "CPAM",
  MSA: "MSA",
  URPS: "URPS",
  ELU: "Élu du territoire",
  AUTRE: "Autre organisme",
};

export const presentHead = (row: ReviewRow) => ({
  id: row.id,
  document: row.document as ReviewedDocument,
  title: `${DOCUMENT_WORDS[row.document as ReviewedDocument]}, version ${row.number}`,
  number: row.number,
  frozenAt: row.frozenAt.toISOString(),
  dueOn: row.dueOn,
  openedAt: row.openedAt.toISOString(),
  openedBy: row.openedBy,
  isOpen: row.closedAt === null,
  decision: row.decision as Review["decision"],
  decidedOn: row.decidedOn,
});

/** Kept as long as the CPTS keeps names; the body that they spoke for stays. */
export const nameOf = (row: Pick<ReviewerRow, "personName" | "forgottenAt">): string =>
  row.forgottenAt ? "Nom effacé" : row.personName;

export const presentReviewer = (row: ReviewerRow, withMail: boolean): Reviewer => ({
  id: row.id,
  level: row.level as Reviewer["level"],
  body: row.body as Reviewer["body"],
  personName: nameOf(row),
  isForgotten: row.forgottenAt !== null,
  email: withMail ? row.email : null,
  invitedAt: row.invitedAt.toISOString(),
  expiresAt: row.expiresAt.toISOString(),
  isRevoked: row.revokedAt !== null,
  seenAt: row.seenAt?.toISOString() ?? null,
  reminders: row.reminders,
  remindedAt: row.remindedAt?.toISOString() ?? null,
  opinion: row.opinion as Reviewer["opinion"],
  opinionText: row.opinionText,
  opinionAt: row.opinionAt?.toISOString() ?? null,
});

export const presentRemark = (row: RemarkRow, author: ReviewerRow): Remark => ({
  id: row.id,
  reviewerId: author.id,
  reviewerName: nameOf(author),
  body: author.body as Remark["body"],
  level: author.level as Remark["level"],
  sectionKey: row.sectionKey,
  text: row.body,
  writtenAt: row.writtenAt.toISOString(),
  state: row.state as Remark["state"],
  answer: row.answer,
  answeredAt: row.answeredAt?.toISOString() ?? null,
  answeredBy: row.answeredBy,
  revision: row.revision,
});

/** « Jeanne Fictive (ARS, appui technique local) »: a reader from outside does not know the levels N and N-1. */
export const whoIs = (row: Pick<ReviewerRow, "personName" | "forgottenAt" | "body" | "level">): string =>
  `${nameOf(row)} (${BODY_WORDS[row.body as Reviewer["body"]]}, ${row.level === "N" ? "instance qui décide" : "appui technique local"})`;
