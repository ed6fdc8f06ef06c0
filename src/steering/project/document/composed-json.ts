import type { Block } from "../../../platform/documents/index.ts";
import type { ComposedDocument } from "./compose-document.ts";

/** The composed document as JSON: pictures as base64. */
export const writeComposed = (composed: ComposedDocument): string =>
  JSON.stringify(composed, (_key, value: unknown) =>
    value instanceof Uint8Array ? { base64: Buffer.from(value).toString("base64") } : value,
  );

/** What `writeComposed` wrote, once parsed. */
export const readComposed = (kept: unknown): ComposedDocument => {
  const composed = kept as ComposedDocument;
  return {
    ...composed,
    sections: composed.sections.map((section) => ({ ...section, blocks: section.blocks.map(withBytes) })),
  };
};

const withBytes = (block: Block): Block =>
  block.kind === "image"
    ? { ...block, png: Buffer.from((block.png as unknown as { base64: string }).base64, "base64") }
    : block;
