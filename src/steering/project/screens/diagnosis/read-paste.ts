const MOST_ROWS = 1_000;
const MOST_CELLS = 60;

/** Cells copied from a spreadsheet: one row a line, apart by tabs (or semicolons); the first row is that of the headings. Null while there is nothing to read. */
export function readPaste(text: string): { headings: string[]; rows: string[][] } | null {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== "");
  const [first, ...rest] = lines;
  if (first === undefined || rest.length === 0) return null;
  const mark = first.includes("\t") ? "\t" : ";";
  const cells = (line: string) =>
    line
      .split(mark)
      .slice(0, MOST_CELLS)
      .map((cell) =>
        cell
          .trim()
          .replace(/^"(.*)"$/, "$1")
          .slice(0, 500),
      );
  return { headings: cells(first), rows: rest.slice(0, MOST_ROWS).map(cells) };
}
