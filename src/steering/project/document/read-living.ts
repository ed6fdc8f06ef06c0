import { type Actor, can } from "../../../platform/access/index.ts";
import type { Tx } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { act } from "../../../platform/http/index.ts";
import { presentComment } from "./comment-document.ts";
import { listComments } from "./comment-store.ts";
import { readWhole } from "./compose-document.ts";
import type { DocumentName, LivingDocument, TextVersion } from "./document-contract.ts";
import { kindOf } from "./document-kinds.ts";
import { documentRules } from "./document-policy.ts";
import { emptyText, presentText, presentVersion } from "./present-text.ts";
import { frozenFor } from "./read-frozen.ts";
import { requireSlot } from "./require-slot.ts";
import { mayWriteDocuments } from "./require-writer.ts";
import { listTexts, listVersions } from "./text-store.ts";

/** A living document: its sections with what they lack, its texts, what is said of it, its frozen versions. */
export const readLiving = (deps: Deps, actor: Actor, document: DocumentName): Promise<LivingDocument> =>
  act(deps, actor, (tx) => livingOf(deps, actor, tx, document));

async function livingOf(deps: Deps, actor: Actor, tx: Tx, document: DocumentName): Promise<LivingDocument> {
  const kind = kindOf(document);
  const { facts, text, texts } = await readWhole(deps, tx, actor.cptsId, kind);
  const letter = kind.takesFromLetter ? await readLetterTexts(tx, actor.cptsId) : new Map<string, never>();
  const written = new Map(texts.map((row) => [row.key, presentText(row)]));
  return {
    document,
    title: kind.title(facts),
    mayWrite: await mayWriteDocuments(actor, tx),
    mayFreeze: can(actor, documentRules["document.freeze"], undefined as never),
    mayZip: can(actor, documentRules["document.zip"], undefined as never),
    sections: kind.sections.map((section) => ({
      key: section.key,
      title: section.title,
      hint: section.hint,
      missing: section.missing(facts, text).map(({ what, place }) => ({ what, place: place ?? null })),
      texts: section.texts
        .filter((slot) => section.isShown?.(facts, slot.key) ?? true)
        .map((slot) => ({
          ...(written.get(slot.key) ?? emptyText(slot.key)),
          label: slot.label,
          help: slot.help,
          needed: slot.needed ?? false,
          inLetter: letter.get(slot.letterKey ?? slot.key) ?? null,
        })),
    })),
    comments: (await listComments(tx, actor.cptsId, document)).map(presentComment),
    frozen: await frozenFor(actor, tx, document),
  };
}

/** What is written in the letter, by key, with how the letter calls it. */
async function readLetterTexts(tx: Tx, cptsId: string) {
  const slots = kindOf("letter").sections.flatMap(({ texts }) => texts);
  const labels = new Map(slots.map(({ key, label }) => [key, label]));
  const rows = await listTexts(tx, cptsId, "letter");
  return new Map(
    rows
      .filter(({ key, body }) => labels.has(key) && body.trim() !== "")
      .map((row) => [row.key, { ...presentText(row), label: labels.get(row.key) ?? "" }]),
  );
}

const VERSIONS_PER_PAGE = 30;

/** Who wrote what in a text, the newest first. */
export const readVersions = (
  deps: Deps,
  actor: Actor,
  document: DocumentName,
  key: string,
  before: number | undefined,
): Promise<{ items: TextVersion[]; next: number | null }> =>
  act(deps, actor, async (tx) => {
    requireSlot(document, key);
    const rows = await listVersions(tx, actor.cptsId, document, key, before, VERSIONS_PER_PAGE + 1);
    const items = rows.slice(0, VERSIONS_PER_PAGE).map(presentVersion);
    return { items, next: rows.length > VERSIONS_PER_PAGE ? (items.at(-1)?.revision ?? null) : null };
  });
