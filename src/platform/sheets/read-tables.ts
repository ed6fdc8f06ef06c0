import { isZip } from "./check-zip.ts";
import { decodeText } from "./decode-text.ts";
import { readXlsx, type Sheet } from "./read-xlsx.ts";
import { SheetProblem } from "./sheet-problem.ts";
import { type CsvRow, findDelimiter, splitCsv } from "./split-csv.ts";

const MOST_LINES = 20_000;
const MOST_COLUMNS = 60;
const LONGEST_CELL = 500;
/* Titles above the headings, as offices write them. */
const MOST_TITLES = 15;

export interface Table {
  name: string;
  headings: string[];
  rows: CsvRow[];
}

/** The tables of a CSV or XLSX file: the first row with three filled cells or more is that of the headings. @throws SheetProblem */
export async function readTables(bytes: Uint8Array): Promise<Table[]> {
  const tables = (await readSheets(bytes)).flatMap(tableOf);
  if (tables.length === 0)
    throw new SheetProblem(
      "Ce fichier ne contient aucune ligne : il faut une ligne d'intitulés, puis les lignes. S'il vient d'un tableur, enregistrez-le en XLSX ou en CSV.",
    );
  return tables;
}

async function readSheets(bytes: Uint8Array): Promise<Sheet[]> {
  const mostRows = MOST_LINES + MOST_TITLES + 1;
  if (isZip(bytes)) return readXlsx(bytes, mostRows, MOST_COLUMNS);
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf)
    throw new SheetProblem(
      "Ce classeur est à l'ancien format (XLS) ou protégé par un mot de passe : enregistrez-le en XLSX sans mot de passe, puis envoyez-le.",
    );
  const text = decodeText(bytes);
  return [{ name: "Fichier", rows: splitCsv(text, findDelimiter(text), mostRows) }];
}

function tableOf({ name, rows }: Sheet): Table[] {
  const filled = (row: CsvRow): number => row.cells.filter((cell) => cell.trim() !== "").length;
  const titles = rows.slice(0, MOST_TITLES).findIndex((row) => filled(row) >= 3);
  const at = titles === -1 ? 0 : titles;
  const headings = rows[at];
  const lines = rows.slice(at + 1);
  if (!headings || lines.length === 0) return [];
  if (headings.cells.length > MOST_COLUMNS)
    throw new SheetProblem(`Ce fichier a plus de ${MOST_COLUMNS} colonnes : gardez celles qui servent.`);
  if (lines.length > MOST_LINES)
    throw new SheetProblem(
      `Ce fichier a plus de ${MOST_LINES.toLocaleString("fr-FR")} lignes : coupez-le en plusieurs fichiers.`,
    );
  return [
    {
      name,
      headings: headings.cells.map((cell) => cell.trim().slice(0, 100)),
      rows: lines.map(({ line, cells }) => ({
        line,
        cells: cells.map((cell) => (cell.length > LONGEST_CELL ? cell.slice(0, LONGEST_CELL) : cell)),
      })),
    },
  ];
}
