import type { Block, PrintedDocument, Rich } from "./document-model.ts";
import { isBox, runsOf } from "./document-model.ts";
import { setInFrench } from "./french-typography.ts";

// 500 letters of a page are about 12,000 blocks; a health project of 200 pages is far below.
const MOST_BLOCKS = 30_000;
const MOST_CELLS = 100_000;
const MOST_CHARACTERS = 3_000_000;
const MOST_PICTURES = 60;
const MOST_PICTURE_BYTES = 2_000_000;
const PNG = [0x89, 0x50, 0x4e, 0x47];
const JPEG = [0xff, 0xd8, 0xff];

/**
 * The document as every format can write it: characters that XML refuses or that the font has not are replaced, the same way for all.
 * @throws RangeError when it is beyond what is printed in one go, or not well made: a mistake of the caller, not of a person.
 */
export function checkDocument(document: PrintedDocument): PrintedDocument {
  if (document.blocks.length > MOST_BLOCKS) throw new RangeError(`more than ${MOST_BLOCKS} blocks`);
  const seen = { characters: 0, cells: 0, pictures: 0 };
  const text = (one: string): string => {
    seen.characters += one.length;
    return printable(one);
  };
  const rich = (one: Rich): Rich => runsOf(one).map((run) => ({ ...run, text: text(run.text) }));
  const blocks = document.blocks.map((block) => checkBlock(block, text, rich, seen));
  if (seen.characters > MOST_CHARACTERS) throw new RangeError(`more than ${MOST_CHARACTERS} characters`);
  if (seen.cells > MOST_CELLS) throw new RangeError(`more than ${MOST_CELLS} cells`);
  if (seen.pictures > MOST_PICTURES) throw new RangeError(`more than ${MOST_PICTURES} pictures`);
  return {
    ...document,
    title: text(document.title),
    author: text(document.author),
    ...(document.header === undefined ? {} : { header: text(document.header) }),
    ...(document.footer === undefined ? {} : { footer: text(document.footer) }),
    blocks,
  };
}

function checkBlock(
  block: Block,
  text: (one: string) => string,
  rich: (one: Rich) => Rich,
  seen: { cells: number; pictures: number },
): Block {
  switch (block.kind) {
    case "heading":
      return { ...block, text: text(block.text) };
    case "paragraph":
      return { ...block, text: rich(block.text) };
    case "list":
      return { ...block, items: block.items.map(rich) };
    case "checks":
      return { ...block, items: block.items.map((one) => ({ ...one, text: rich(one.text) })) };
    case "table":
      if (block.columns.length === 0) throw new RangeError("a table without a column");
      if (block.rows.some((row) => row.length !== block.columns.length))
        throw new RangeError("a row that has not as many cells as the table has columns");
      seen.cells += (block.rows.length + 1) * block.columns.length;
      return {
        ...block,
        columns: block.columns.map((one) => ({ ...one, header: text(one.header) })),
        rows: block.rows.map((row) => row.map((cell) => (isBox(cell) ? cell : rich(cell)))),
      };
    case "image":
      seen.pictures += 1;
      if (![PNG, JPEG].some((kind) => kind.every((byte, at) => block.png[at] === byte)))
        throw new RangeError("a picture that is neither PNG nor JPEG");
      if (block.png.length > MOST_PICTURE_BYTES) throw new RangeError("a picture that is too heavy");
      if (block.alternative.trim() === "") throw new RangeError("a picture without alternative text");
      return { ...block, alternative: text(block.alternative) };
    case "page-break":
      return block;
  }
}

// The font has neither the narrow space nor the hyphen that does not break; XML 1.0 refuses the controls and lone surrogates.
const printable = (text: string): string =>
  setInFrench(
    text
      .toWellFormed()
      .replaceAll("\u202f", "\u00a0")
      .replaceAll("\u2011", "-")
      .replace(/\r\n?/g, "\n")
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
      .replace(/[\u0000-\u0009\u000b-\u001f\u007f\ufffe\uffff]/g, " "),
  );
