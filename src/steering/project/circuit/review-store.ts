import { newId, type Tx } from "../../../platform/db/index.ts";

type DocumentName = "letter" | "health-project";

interface NewReview {
  cptsId: string;
  document: DocumentName;
  frozenId: string;
  message: string;
  dueOn: string;
  at: Date;
  by: { userId: string | null; label: string };
}

/** @throws a collision on `project_reviews_open_key`: one open review for each document. */
export async function insertReview(tx: Tx, review: NewReview): Promise<string> {
  const id = newId();
  await tx
    .insertInto("project_reviews")
    .values({
      cpts_id: review.cptsId,
      id,
      document: review.document,
      frozen_id: review.frozenId,
      message: review.message,
      due_on: review.dueOn,
      opened_at: review.at,
      opened_by: review.by.userId,
      opened_by_label: review.by.label,
    })
    .execute();
  return id;
}

const reviewRows = (tx: Tx, cptsId: string) =>
  tx
    .selectFrom("project_reviews as r")
    .innerJoin("project_frozen as f", (join) =>
      join.onRef("f.cpts_id", "=", "r.cpts_id").onRef("f.id", "=", "r.frozen_id"),
    )
    .select([
      "r.id",
      "r.document",
      "r.frozen_id as frozenId",
      "r.message",
      "r.due_on as dueOn",
      "r.opened_at as openedAt",
      "r.opened_by_label as openedBy",
      "r.closed_at as closedAt",
      "r.decision",
      "r.decided_on as decidedOn",
      "f.number",
      "f.label",
      "f.frozen_at as frozenAt",
    ])
    .where("r.cpts_id", "=", cptsId);

export const listReviews = (tx: Tx, cptsId: string) =>
  reviewRows(tx, cptsId).orderBy("r.opened_at", "desc").orderBy("r.id", "desc").limit(100).execute();
export type ReviewRow = Awaited<ReturnType<typeof listReviews>>[number];

export const findReview = (tx: Tx, cptsId: string, id: string): Promise<ReviewRow | undefined> =>
  reviewRows(tx, cptsId).where("r.id", "=", id).executeTakeFirst();

/** Holds an open review until the end of the transaction: nobody closes it meanwhile. Undefined once closed. */
export const lockOpenReview = (tx: Tx, cptsId: string, id: string) =>
  tx
    .selectFrom("project_reviews")
    .select("id")
    .where("cpts_id", "=", cptsId)
    .where("id", "=", id)
    .where("closed_at", "is", null)
    .forShare()
    .executeTakeFirst();

export const closeReviewRow = (tx: Tx, cptsId: string, id: string, by: string, at: Date) =>
  tx
    .updateTable("project_reviews")
    .set({ closed_at: at, closed_by: by })
    .where("cpts_id", "=", cptsId)
    .where("id", "=", id)
    .where("closed_at", "is", null)
    .returning("id")
    .executeTakeFirst();

/** Only one that no decision closed; a decision is taken back by taking its move back. */
export const reopenReviewRow = (tx: Tx, cptsId: string, id: string) =>
  tx
    .updateTable("project_reviews")
    .set({ closed_at: null, closed_by: null })
    .where("cpts_id", "=", cptsId)
    .where("id", "=", id)
    .where("closed_at", "is not", null)
    .where("decision", "is", null)
    .returning("id")
    .executeTakeFirst();

/** Closes the open review of a document with what was decided. @returns its id, or null when none was open */
export async function decideOpenReview(
  tx: Tx,
  cptsId: string,
  document: DocumentName,
  what: { decision: "favourable" | "reserved" | "unfavourable"; on: string; at: Date; by: string },
): Promise<string | null> {
  const row = await tx
    .updateTable("project_reviews")
    .set({ closed_at: what.at, closed_by: what.by, decision: what.decision, decided_on: what.on })
    .where("cpts_id", "=", cptsId)
    .where("document", "=", document)
    .where("closed_at", "is", null)
    .returning("id")
    .executeTakeFirst();
  return row?.id ?? null;
}

export const reopenDecidedReview = (tx: Tx, cptsId: string, id: string) =>
  tx
    .updateTable("project_reviews")
    .set({ closed_at: null, closed_by: null, decision: null, decided_on: null })
    .where("cpts_id", "=", cptsId)
    .where("id", "=", id)
    .execute();
