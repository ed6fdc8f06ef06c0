import type { Insertable, Selectable } from "kysely";
import type { Tables, Tx } from "../../../platform/db/index.ts";
import type { DocumentName } from "./document-contract.ts";

export type CommentRow = Selectable<Tables["project_comments"]>;

/** The last thousand, the oldest of them first. */
export const listComments = async (tx: Tx, cptsId: string, document: DocumentName): Promise<CommentRow[]> =>
  (
    await tx
      .selectFrom("project_comments")
      .selectAll()
      .where("cpts_id", "=", cptsId)
      .where("document", "=", document)
      .orderBy("written_at", "desc")
      .orderBy("id", "desc")
      .limit(1_000)
      .execute()
  ).reverse();

export const insertComment = (tx: Tx, row: Insertable<Tables["project_comments"]>) =>
  tx.insertInto("project_comments").values(row).returningAll().executeTakeFirstOrThrow();

export const resolveCommentRow = (
  tx: Tx,
  cptsId: string,
  id: string,
  change: Pick<CommentRow, "resolved_at" | "resolved_by_label">,
) =>
  tx
    .updateTable("project_comments")
    .set(change)
    .where("cpts_id", "=", cptsId)
    .where("id", "=", id)
    .returningAll()
    .executeTakeFirst();
