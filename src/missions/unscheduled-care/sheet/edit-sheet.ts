import type { Actor } from "../../../platform/access/index.ts";
import { recordAct } from "../../../platform/audit/index.ts";
import type { Tx } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { conflict, notFound, Problem } from "../../../platform/errors/problems.ts";
import { act } from "../../../platform/http/index.ts";
import { nowOf } from "../../../platform/time/index.ts";
import type { Sheet, SheetDraft, SheetDraftInput } from "../contract.ts";
import { readLevels } from "../request/levels.ts";
import { diffSheets } from "../triage/diff-sheets.ts";
import { validateSheet } from "../triage/validate-sheet.ts";
import { ensurePublishedSheet, presentSheet } from "./read-sheet.ts";
import {
  deleteDraft,
  findSheet,
  findSheetIn,
  insertSheet,
  lockSheets,
  publishDraftRow,
  retirePublished,
  updateDraft,
} from "./sheet-store.ts";

/** The draft, what keeps it from being published, and what it would change. */
export const readSheetDraft = (deps: Deps, actor: Actor): Promise<SheetDraft> =>
  act(deps, actor, (tx) => draftView(deps, actor, tx));

async function draftView(deps: Deps, actor: Actor, tx: Tx): Promise<SheetDraft> {
  const published = await ensurePublishedSheet(tx, actor.cptsId, nowOf(deps));
  const draft = await findSheetIn(tx, actor.cptsId, "draft");
  if (!draft) return { draft: null, problems: [], changes: [] };
  const levels = await readLevels(tx, nowOf(deps), actor.timeZone);
  return {
    draft: presentSheet(draft),
    problems: validateSheet(draft.content, levels),
    changes: diffSheets(published.content, draft.content),
  };
}

/** Saves the draft, complete or not. Who read an older draft is told instead of overwriting. */
export const saveSheetDraft = (
  deps: Deps,
  actor: Actor,
  { content, readAt }: SheetDraftInput,
): Promise<SheetDraft> =>
  act(deps, actor, async (tx) => {
    await lockSheets(tx, actor.cptsId);
    const now = nowOf(deps);
    const draft = await findSheetIn(tx, actor.cptsId, "draft");
    if ((draft?.updated_at.getTime() ?? null) !== (readAt === null ? null : Date.parse(readAt))) {
      throw conflict(
        "unscheduled-care.sheet-changed-elsewhere",
        "Quelqu'un d'autre a modifié ce brouillon entre-temps : relisez-le avant de continuer. Rien n'a été écrasé.",
      );
    }
    if (draft)
      await updateDraft(
        tx,
        actor.cptsId,
        draft.id,
        content,
        actor.userId,
        new Date(Math.max(now.getTime(), draft.updated_at.getTime() + 1)),
      );
    else await insertSheet(tx, actor.cptsId, { state: "draft", content, by: actor.userId, now });
    await recordAct(deps, actor, tx, {
      action: "unscheduled-care.sheet-draft-saved",
      subjectKind: "sheet",
      details: { questions: content.questions.length, rules: content.rules.length },
    });
    return draftView(deps, actor, tx);
  });

/** Puts the draft in force. The former version is retired, and stays with the requests that were made on it. */
export const publishSheet = (deps: Deps, actor: Actor): Promise<Sheet> =>
  act(deps, actor, async (tx) => {
    await lockSheets(tx, actor.cptsId);
    const now = nowOf(deps);
    const draft = await findSheetIn(tx, actor.cptsId, "draft");
    if (!draft)
      throw notFound(
        "unscheduled-care.no-sheet-draft",
        "Il n'y a pas de brouillon à publier : modifiez d'abord la fiche.",
      );
    const problems = validateSheet(draft.content, await readLevels(tx, now, actor.timeZone));
    if (problems.length > 0) {
      throw new Problem(
        "invalid",
        "unscheduled-care.sheet-incomplete",
        "La fiche ne peut pas encore être publiée : corrigez les points signalés.",
        {
          fields: problems.slice(0, 20).map(({ where, why }) => ({ field: where, message: why })),
        },
      );
    }
    await retirePublished(tx, actor.cptsId, now);
    await publishDraftRow(tx, actor.cptsId, draft.id, now);
    await recordAct(deps, actor, tx, {
      action: "unscheduled-care.sheet-published",
      subjectKind: "sheet",
      subjectId: draft.id,
      details: { version: draft.version },
    });
    return presentSheet((await findSheet(tx, actor.cptsId, draft.id))!);
  });

export const discardSheetDraft = (deps: Deps, actor: Actor): Promise<void> =>
  act(deps, actor, async (tx) => {
    const gone = await deleteDraft(tx, actor.cptsId);
    if (!gone) throw notFound("unscheduled-care.no-sheet-draft", "Il n'y a pas de brouillon.");
    await recordAct(deps, actor, tx, {
      action: "unscheduled-care.sheet-draft-discarded",
      subjectKind: "sheet",
      subjectId: gone.id,
    });
  });
