import { type Cell, isBox, type Rich, runsOf, type Table } from "./document-model.ts";
import { widthOf } from "./text-widths.ts";

/** Size of the letters of a table, in points. */
export const tableLetters = ({ size }: Pick<Table, "size">): number => (size === "small" ? 8.5 : 10);
/** Left and right of a cell, in points. */
export const CELL_SIDES = 8;
/** A longer one is an address, or a finger left on a key: it is cut wherever it stands. */
const LONGEST_WORD = 32;
/** What the measure leaves out. */
const SLACK = 1;

/**
 * Width of each column in points: its share, but no less than its longest word, which the others make room for; a hyphen ends a
 * word, a no-break space does not. What cannot fit at all is shared by need. Pure.
 */
export function fitColumns(table: Table, textWidth: number): number[] {
  const whole = table.columns.reduce((sum, { share }) => sum + share, 0);
  const widths = table.columns.map(({ share }) => (share / whole) * textWidth);
  const needs = table.columns.map(({ header }, at) => needOf(table, header, at));
  const needed = needs.reduce((sum, one) => sum + one, 0);
  if (needed >= textWidth) return needs.map((one) => (one / needed) * textWidth);
  const short = widths.reduce((sum, width, at) => sum + Math.max(0, (needs[at] ?? 0) - width), 0);
  if (short === 0) return widths;
  const spare = widths.map((width, at) => Math.max(0, width - (needs[at] ?? 0)));
  const given = spare.reduce((sum, one) => sum + one, 0);
  return widths.map((width, at) =>
    spare[at] ? width - (spare[at] / given) * short : Math.max(width, needs[at] ?? 0),
  );
}

function needOf(table: Table, header: string, at: number): number {
  const letters = tableLetters(table);
  let widest = longest([{ text: header, bold: true }], letters);
  for (const row of table.rows) widest = Math.max(widest, longest(row[at] ?? "", letters));
  return widest + CELL_SIDES + SLACK;
}

function longest(cell: Cell, letters: number): number {
  if (isBox(cell)) return letters;
  let widest = 0;
  for (const { text, bold } of runsOf(cell as Rich))
    for (const word of text.split(/[ \n]|(?<=[-–—])/))
      if (word.length <= LONGEST_WORD) widest = Math.max(widest, widthOf(word, letters, bold === true));
  return widest;
}
