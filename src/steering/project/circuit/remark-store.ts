import { newId, type Tx } from "../../../platform/db/index.ts";

/** The database lets no remark in once its review is closed. */
export const OPEN_REVIEW = "project_remarks_open_review_check";

const remarkRows = (tx: Tx, cptsId: string, reviewId: string) =>
  tx
    .selectFrom("project_remarks")
    .select([
      "id",
      "reviewer_id as reviewerId",
      "section_key as sectionKey",
      "body",
      "written_at as writtenAt",
      "state",
      "answer",
      "answered_at as answeredAt",
      "answered_by_label as answeredBy",
      "revision",
    ])
    .where("cpts_id", "=", cptsId)
    .where("review_id", "=", reviewId);

export const listRemarks = (tx: Tx, cptsId: string, reviewId: string) =>
  remarkRows(tx, cptsId, reviewId).orderBy("written_at").orderBy("id").limit(2_000).execute();
export type RemarkRow = Awaited<ReturnType<typeof listRemarks>>[number];

export const countRemarksOf = async (
  tx: Tx,
  cptsId: string,
  reviewId: string,
  reviewerId: string,
): Promise<number> =>
  Number(
    (
      await tx
        .selectFrom("project_remarks")
        .select((build) => build.fn.countAll().as("n"))
        .where("cpts_id", "=", cptsId)
        .where("review_id", "=", reviewId)
        .where("reviewer_id", "=", reviewerId)
        .executeTakeFirstOrThrow()
    ).n,
  );

/** Remarks without an answer in the open review of a document. */
export const countUnanswered = async (
  tx: Tx,
  cptsId: string,
  document: "letter" | "health-project",
): Promise<number> =>
  Number(
    (
      await tx
        .selectFrom("project_remarks as k")
        .innerJoin("project_reviews as r", (join) =>
          join.onRef("r.cpts_id", "=", "k.cpts_id").onRef("r.id", "=", "k.review_id"),
        )
        .select((build) => build.fn.countAll().as("n"))
        .where("k.cpts_id", "=", cptsId)
        .where("k.state", "=", "open")
        .where("r.document", "=", document)
        .where("r.closed_at", "is", null)
        .executeTakeFirstOrThrow()
    ).n,
  );

export async function insertRemark(
  tx: Tx,
  remark: {
    cptsId: string;
    reviewId: string;
    reviewerId: string;
    sectionKey: string;
    body: string;
    at: Date;
  },
): Promise<string> {
  const id = newId();
  await tx
    .insertInto("project_remarks")
    .values({
      cpts_id: remark.cptsId,
      id,
      review_id: remark.reviewId,
      reviewer_id: remark.reviewerId,
      section_key: remark.sectionKey,
      body: remark.body,
      written_at: remark.at,
    })
    .execute();
  return id;
}

interface OwnRemark {
  cptsId: string;
  id: string;
  reviewerId: string;
}

/** Their own, while nobody has answered it. */
export const rewriteRemark = (tx: Tx, { cptsId, id, reviewerId }: OwnRemark, body: string, at: Date) =>
  tx
    .updateTable("project_remarks")
    .set((build) => ({ body, written_at: at, revision: build("revision", "+", 1) }))
    .where("cpts_id", "=", cptsId)
    .where("id", "=", id)
    .where("reviewer_id", "=", reviewerId)
    .where("state", "=", "open")
    .returning("id")
    .executeTakeFirst();

export const deleteRemark = (tx: Tx, { cptsId, id, reviewerId }: OwnRemark) =>
  tx
    .deleteFrom("project_remarks")
    .where("cpts_id", "=", cptsId)
    .where("id", "=", id)
    .where("reviewer_id", "=", reviewerId)
    .where("state", "=", "open")
    .returning("id")
    .executeTakeFirst();

export const findRemark = (tx: Tx, cptsId: string, id: string) =>
  tx
    .selectFrom("project_remarks")
    .select(["id", "review_id as reviewId", "body", "state", "answer", "revision"])
    .where("cpts_id", "=", cptsId)
    .where("id", "=", id)
    .executeTakeFirst();

/** Over the revision that was read, so that a remark that was rewritten is not answered unread. */
export const answerRemarkRow = (
  tx: Tx,
  where: { cptsId: string; id: string; revision: number },
  answer: { state: string; text: string; at: Date; by: { userId: string; label: string } },
) =>
  tx
    .updateTable("project_remarks")
    .set({
      state: answer.state,
      answer: answer.state === "open" ? "" : answer.text,
      answered_at: answer.state === "open" ? null : answer.at,
      answered_by: answer.state === "open" ? null : answer.by.userId,
      answered_by_label: answer.state === "open" ? "" : answer.by.label,
      revision: where.revision + 1,
    })
    .where("cpts_id", "=", where.cptsId)
    .where("id", "=", where.id)
    .where("revision", "=", where.revision)
    .returning("id")
    .executeTakeFirst();
