import { type Block, type Cell, isBox, type Rich, runsOf, type Table } from "./document-model.ts";
import { CELL_SIDES, fitColumns, tableLetters } from "./fit-columns.ts";
import { linesOf } from "./text-widths.ts";

/** A line of the font for each point of its letters, before the height of line that is asked. */
const FONT_LINE = 1.3;
/** Lines of a text that do not leave their title. */
const KEPT_LINES = 3;
/** A first row taller than this is left to itself: no page would hold it and its title. */
const MOST = 500;
const POINTS_PER_MILLIMETER = 72 / 25.4;

/** How much of a block a title is kept with, in points: the first lines of a text, the first row of a table under its header. Pure. */
export function startOf(block: Block, textWidth: number, letters: number): number {
  return Math.min(MOST, heightOf(block, textWidth, letters));
}

function heightOf(block: Block, textWidth: number, letters: number): number {
  const line = letters * FONT_LINE * 1.25;
  const first = (text: Rich | undefined) =>
    Math.min(KEPT_LINES, linesOf(wordsOf(text ?? ""), letters, textWidth)) * line;
  switch (block.kind) {
    case "paragraph":
      return (block.spaceBeforeMillimeters ?? 0) * POINTS_PER_MILLIMETER + first(block.text);
    case "list":
      return first(block.items[0]);
    case "checks":
      return first(block.items[0]?.text);
    case "image":
      return block.heightMillimeters * POINTS_PER_MILLIMETER + line;
    case "table":
      return firstRowsOf(block, textWidth);
    default:
      return 0;
  }
}

const wordsOf = (text: Rich): string =>
  runsOf(text)
    .map((run) => run.text)
    .join("");

/** The header and the row under it. */
function firstRowsOf(table: Table, textWidth: number): number {
  const widths = fitColumns(table, textWidth);
  const letters = tableLetters(table);
  const line = letters * FONT_LINE * (table.size === "small" ? 1.1 : 1.25);
  const row = (cells: readonly Cell[], isBold: boolean): number =>
    Math.max(
      ...cells.map((cell, at) =>
        isBox(cell) ? 1 : linesOf(wordsOf(cell), letters, (widths[at] ?? 0) - CELL_SIDES, isBold),
      ),
    ) *
      line +
    CELL_SIDES;
  const [first] = table.rows;
  return (
    row(
      table.columns.map(({ header }) => header),
      true,
    ) + (first ? row(first, false) : 0)
  );
}
