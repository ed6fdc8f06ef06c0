import type { ShownBlock } from "../../document/document-contract.ts";

const BEGINS = "Source : ";

const sourceOf = (block: ShownBlock): string => {
  if (block.kind !== "paragraph") return "";
  const words = typeof block.text === "string" ? block.text : block.text.map(({ text }) => text).join("");
  return words.startsWith(BEGINS) ? words : "";
};

/** For each block, the line that says where its figures come from: the next one under it, before another title. Pure. */
export function sourcesOf(blocks: readonly ShownBlock[]): string[] {
  const sources: string[] = [];
  let source = "";
  for (const block of [...blocks].reverse()) {
    if (block.kind === "heading") source = "";
    source = sourceOf(block) || source;
    sources.push(source);
  }
  return sources.reverse();
}

/** Of the column of a table that tells the source of each line; -1 when there is none. */
export const sourceColumn = (columns: readonly { header: string }[]): number =>
  columns.findIndex(({ header }) => header === "Source");
