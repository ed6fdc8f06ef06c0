import type { Actor } from "../../../platform/access/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import type { Block } from "../../../platform/documents/index.ts";
import { composeDocument } from "./compose-document.ts";
import type { DocumentName, DocumentPreview } from "./document-contract.ts";
import { showComposed } from "./preview-document.ts";

/** What the data says in each part of a document, without a word that people typed: read beside the text while one writes it. */
export async function showFigures(
  deps: Deps,
  actor: Actor,
  document: DocumentName,
): Promise<DocumentPreview> {
  const { composed } = await composeDocument(deps, actor.cptsId, document, { isFiguresOnly: true });
  return showComposed({
    ...composed,
    sections: composed.sections.map((section) => ({ ...section, blocks: withoutBareTitles(section.blocks) })),
  });
}

/** Without the titles under which nothing is left once the texts are gone, and without page breaks. Pure. */
export function withoutBareTitles(blocks: readonly Block[]): Block[] {
  const kept: Block[] = [];
  // From the end: what follows a title is known when it is met.
  for (const block of [...blocks].reverse()) {
    if (block.kind === "page-break") continue;
    const next = kept.at(-1);
    const isBare =
      !next || (next.kind === "heading" && block.kind === "heading" && next.level <= block.level);
    if (block.kind !== "heading" || !isBare) kept.push(block);
  }
  return kept.reverse();
}
