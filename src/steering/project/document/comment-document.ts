import type { Actor } from "../../../platform/access/index.ts";
import { recordAct } from "../../../platform/audit/index.ts";
import { newId } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { notFound } from "../../../platform/errors/problems.ts";
import { act, actOnce, type Once, tellScreens } from "../../../platform/http/index.ts";
import { nowOf } from "../../../platform/time/index.ts";
import { type CommentRow, insertComment, resolveCommentRow } from "./comment-store.ts";
import type { Comment, DocumentName } from "./document-contract.ts";
import { requireSection } from "./require-slot.ts";

/** Says something of a section; everybody of the project reads it. */
export const commentDocument = (
  deps: Deps,
  actor: Actor,
  once: Once,
  document: DocumentName,
  input: { section: string; body: string },
): Promise<Comment> =>
  actOnce(deps, actor, once, async (tx) => {
    requireSection(document, input.section);
    const row = await insertComment(tx, {
      cpts_id: actor.cptsId,
      id: newId(),
      document,
      ...input,
      written_by: actor.userId,
      written_by_label: actor.label,
      written_at: nowOf(deps),
    });
    await recordAct(deps, actor, tx, {
      action: "project.commented",
      subjectKind: "comment",
      subjectId: row.id,
      details: { document, section: input.section },
    });
    tellScreens(deps, tx, actor.cptsId, { topic: "project-comment", id: row.id });
    return presentComment(row);
  });

/** Says that a comment was heard, or takes it back. */
export const resolveComment = (deps: Deps, actor: Actor, id: string, resolved: boolean): Promise<Comment> =>
  act(deps, actor, async (tx) => {
    const row = await resolveCommentRow(tx, actor.cptsId, id, {
      resolved_at: resolved ? nowOf(deps) : null,
      resolved_by_label: resolved ? actor.label : null,
    });
    if (!row) throw notFound("project.comment-unknown");
    await recordAct(deps, actor, tx, {
      action: resolved ? "project.comment-resolved" : "project.comment-reopened",
      subjectKind: "comment",
      subjectId: id,
    });
    tellScreens(deps, tx, actor.cptsId, { topic: "project-comment", id });
    return presentComment(row);
  });

export const presentComment = (row: CommentRow): Comment => ({
  id: row.id,
  section: row.section,
  body: row.body,
  writtenByLabel: row.written_by_label,
  writtenAt: row.written_at.toISOString(),
  resolvedByLabel: row.resolved_by_label,
  resolvedAt: row.resolved_at?.toISOString() ?? null,
});
