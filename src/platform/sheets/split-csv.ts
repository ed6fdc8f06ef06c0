import { SheetProblem } from "./sheet-problem.ts";

const DELIMITERS = [";", ",", "\t", "|"] as const;
type Delimiter = (typeof DELIMITERS)[number];

export interface CsvRow {
  /** Line of the file where it begins, the first is 1. */
  line: number;
  cells: string[];
}

/** What separates the cells: the mark that the first filled line has most of, outside quotes. */
export function findDelimiter(text: string): Delimiter {
  const said = /^sep=([;,\t|])\r?\n/i.exec(text);
  if (said) return said[1] as Delimiter;
  const start = text.slice(0, 20_000).replace(/^\s+/, "");
  const first = start.replace(/"(?:[^"]|"")*"/g, "").split(/\r\n|\n|\r/)[0] ?? "";
  const counted = DELIMITERS.map((mark) => ({ mark, count: first.split(mark).length - 1 }));
  return counted.reduce((best, one) => (one.count > best.count ? one : best)).mark;
}

/**
 * Rows of a CSV text (RFC 4180, any line end; a quote inside an unquoted cell is a letter like another). Blank lines are
 * left out. @throws SheetProblem past `mostRows`, or when a quoted cell never ends
 */
export function splitCsv(text: string, delimiter: Delimiter, mostRows: number): CsvRow[] {
  const rows: CsvRow[] = [];
  const reader: Reader = { text, delimiter, at: 0, line: 1 };
  if (/^sep=[;,\t|]\r?\n/i.test(text)) skipLine(reader);
  while (reader.at < text.length) {
    const line = reader.line;
    const cells = readRow(reader);
    if (cells.every((cell) => cell.trim() === "")) continue;
    if (rows.length === mostRows)
      throw new SheetProblem(
        `Ce fichier a plus de ${mostRows.toLocaleString("fr-FR")} lignes : coupez-le en plusieurs fichiers.`,
      );
    rows.push({ line, cells });
  }
  return rows;
}

interface Reader {
  text: string;
  delimiter: Delimiter;
  at: number;
  line: number;
}

function skipLine(reader: Reader): void {
  reader.at = reader.text.indexOf("\n") + 1;
  reader.line = 2;
}

function readRow(reader: Reader): string[] {
  const cells: string[] = [];
  for (;;) {
    cells.push(readCell(reader));
    const end = reader.text[reader.at];
    reader.at += 1;
    if (end === reader.delimiter) continue;
    if (end === "\r" && reader.text[reader.at] === "\n") reader.at += 1;
    reader.line += 1;
    return cells;
  }
}

const isEnd = (mark: string | undefined, delimiter: string): boolean =>
  mark === undefined || mark === delimiter || mark === "\n" || mark === "\r";

function readCell(reader: Reader): string {
  const { text, delimiter } = reader;
  if (text[reader.at] === '"') return readQuoted(reader);
  const from = reader.at;
  while (!isEnd(text[reader.at], delimiter)) reader.at += 1;
  return text.slice(from, reader.at);
}

function readQuoted(reader: Reader): string {
  const { text } = reader;
  const began = reader.line;
  let cell = "";
  for (let from = reader.at + 1; ; ) {
    const quote = text.indexOf('"', from);
    if (quote === -1)
      throw new SheetProblem(
        `Un guillemet ouvert à la ligne ${began} n'est jamais fermé : corrigez cette ligne, puis envoyez le fichier de nouveau.`,
      );
    cell += text.slice(from, quote);
    if (text[quote + 1] !== '"') {
      reader.at = quote + 1;
      break;
    }
    cell += '"';
    from = quote + 2;
  }
  reader.line += cell.match(/\r\n|\n|\r/g)?.length ?? 0;
  // Letters after the closing quote: kept, as spreadsheets do.
  const from = reader.at;
  while (!isEnd(text[reader.at], reader.delimiter)) reader.at += 1;
  return cell + text.slice(from, reader.at);
}
