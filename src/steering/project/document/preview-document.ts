import type { Actor } from "../../../platform/access/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import type { Block } from "../../../platform/documents/index.ts";
import { type ComposedDocument, composeDocument } from "./compose-document.ts";
import type { DocumentName, DocumentPreview, FileFormat, ShownBlock } from "./document-contract.ts";
import { writeFile } from "./document-files.ts";

/** The document as it would be printed now, for a screen. */
export const previewDocument = async (
  deps: Deps,
  actor: Actor,
  document: DocumentName,
): Promise<DocumentPreview> => showComposed((await composeDocument(deps, actor.cptsId, document)).composed);

/** A composed document for a screen: pictures as data addresses, page breaks left out. Pure. */
export const showComposed = (composed: ComposedDocument): DocumentPreview => ({
  title: composed.title,
  composedAt: composed.composedAt,
  note: composed.note ?? "",
  sections: composed.sections.map(({ key, title, blocks }) => ({
    key,
    title,
    blocks: blocks.flatMap(showBlock),
  })),
});

function showBlock(block: Block): ShownBlock[] {
  if (block.kind === "page-break") return [];
  if (block.kind !== "image") return [block as ShownBlock];
  const { png, ...picture } = block;
  const type = png[0] === 0xff ? "jpeg" : "png";
  return [{ ...picture, source: `data:image/${type};base64,${Buffer.from(png).toString("base64")}` }];
}

/** The document as it reads now, as a file. */
export const exportDocument = async (
  deps: Deps,
  cptsId: string,
  document: DocumentName,
  format: FileFormat,
): Promise<Uint8Array> => writeFile(deps, cptsId, await composeDocument(deps, cptsId, document), format);
