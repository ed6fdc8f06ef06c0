import type { Actor } from "../../../platform/access/index.ts";
import { recordAct } from "../../../platform/audit/index.ts";
import type { Tx } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { act, tellScreens } from "../../../platform/http/index.ts";
import { nowOf } from "../../../platform/time/index.ts";
import type { DocumentName, DocumentText } from "./document-contract.ts";
import { changedMeanwhile, presentText } from "./present-text.ts";
import { requireSlot } from "./require-slot.ts";
import { requireWriter } from "./require-writer.ts";
import { isSameBreath } from "./same-breath.ts";
import {
  deleteOldVersions,
  findLastVersion,
  growVersion,
  insertText,
  insertVersion,
  lockText,
  type TextRow,
  updateText,
} from "./text-store.ts";

const MOST_VERSIONS = 500;
const KEPT_FOR_MS = 31 * 86_400_000;

export interface TextSave {
  body: string;
  /** The revision that was read: 0 when there was none. */
  revision: number;
}

/**
 * Saves a text over the revision that was read. Somebody saved meanwhile: refused with their text, never overwritten; the
 * same text again (an answer was lost) is already saved.
 */
export const saveText = (
  deps: Deps,
  actor: Actor,
  document: DocumentName,
  key: string,
  save: TextSave,
): Promise<DocumentText> =>
  act(deps, actor, async (tx) => {
    await requireWriter(actor, tx);
    requireSlot(document, key);
    return writeText(deps, actor, tx, document, key, save);
  });

/** The same, inside a transaction: for what fills a document (a case, the demo). */
export async function writeText(
  deps: Deps,
  actor: Actor,
  tx: Tx,
  document: DocumentName,
  key: string,
  { body, revision }: TextSave,
): Promise<DocumentText> {
  const at = nowOf(deps);
  const author = { written_by: actor.userId, written_by_label: actor.label, written_at: at };
  const text = { cpts_id: actor.cptsId, document, key };
  const locked = await lockText(tx, actor.cptsId, document, key);
  if (locked?.body === body) return presentText(locked);
  if ((locked?.revision ?? 0) !== revision) throw changedMeanwhile(locked, key);
  const saved = locked
    ? await updateText(tx, text, { ...author, body, revision: revision + 1 })
    : await insertText(tx, { ...text, ...author, body, revision: 1 });
  // Two first saves at once: the other's was first.
  if (!saved) throw changedMeanwhile(await lockText(tx, actor.cptsId, document, key), key);
  await keepVersion(deps, actor, tx, saved);
  tellScreens(deps, tx, actor.cptsId, { topic: "project-text" });
  return presentText(saved);
}

/** Autosaves of one person within minutes are one version, and one line of the journal. */
async function keepVersion(deps: Deps, actor: Actor, tx: Tx, row: TextRow): Promise<void> {
  const document = row.document as DocumentName;
  const last = await findLastVersion(tx, row.cpts_id, document, row.key);
  const next = { body: row.body, writtenBy: actor.userId, at: row.written_at };
  if (last && isSameBreath({ body: last.body, writtenBy: last.written_by, begunAt: last.begun_at }, next)) {
    await growVersion(tx, last, { revision: row.revision, body: row.body, written_at: row.written_at });
    return;
  }
  await insertVersion(tx, {
    cpts_id: row.cpts_id,
    document,
    key: row.key,
    revision: row.revision,
    body: row.body,
    written_by: actor.userId,
    written_by_label: row.written_by_label,
    begun_at: row.written_at,
    written_at: row.written_at,
  });
  await deleteOldVersions(tx, row.cpts_id, document, row.key, {
    most: MOST_VERSIONS,
    before: new Date(row.written_at.getTime() - KEPT_FOR_MS),
  });
  await recordAct(deps, actor, tx, {
    action: "project.text-written",
    details: { document, text: row.key, revision: row.revision },
  });
}
