import type { Cell, Worksheet } from "exceljs";
import { checkZip } from "./check-zip.ts";
import { SheetProblem } from "./sheet-problem.ts";
import type { CsvRow } from "./split-csv.ts";

export interface Sheet {
  name: string;
  rows: CsvRow[];
}

const MOST_UNPACKED_BYTES = 200_000_000;
const MOST_SHEETS = 20;

/**
 * The sheets of a workbook as texts: a formula is its last result, never run; a date is YYYY-MM-DD. Blank rows are left out.
 * @throws SheetProblem
 */
export async function readXlsx(bytes: Uint8Array, mostRows: number, mostColumns: number): Promise<Sheet[]> {
  checkZip(bytes, MOST_UNPACKED_BYTES);
  // Its 1 MB is loaded when somebody sends a workbook.
  const { default: exceljs } = await import("exceljs");
  const book = new exceljs.Workbook();
  try {
    await book.xlsx.load(bytes.slice().buffer, {
      ignoreNodes: ["dataValidations", "conditionalFormatting", "hyperlinks", "drawing", "pageSetup"],
    });
  } catch {
    throw new SheetProblem(
      "Ce classeur n'est pas lisible : enregistrez-le de nouveau en XLSX, sans mot de passe, ou en CSV.",
    );
  }
  return book.worksheets.slice(0, MOST_SHEETS).map((sheet) => ({
    name: sheet.name.slice(0, 100),
    rows: rowsOf(sheet, mostRows, mostColumns),
  }));
}

function rowsOf(sheet: Worksheet, mostRows: number, mostColumns: number): CsvRow[] {
  const rows: CsvRow[] = [];
  sheet.eachRow({ includeEmpty: false }, (row, line) => {
    const cells: string[] = [];
    row.eachCell({ includeEmpty: false }, (cell, column) => {
      if (column > mostColumns) return;
      while (cells.length < column - 1) cells.push("");
      cells.push(textOf(cell));
    });
    if (cells.every((cell) => cell.trim() === "")) return;
    if (rows.length === mostRows)
      throw new SheetProblem(
        `La feuille « ${sheet.name} » a plus de ${mostRows.toLocaleString("fr-FR")} lignes : coupez-le en plusieurs fichiers.`,
      );
    rows.push({ line, cells });
  });
  return rows;
}

const textOf = (cell: Cell): string => valueText(cell.value);

function valueText(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? "" : value.toISOString().slice(0, 10);
  if (typeof value === "boolean") return value ? "oui" : "non";
  if (typeof value !== "object") return String(value);
  if ("richText" in value) return (value.richText as { text: string }[]).map((part) => part.text).join("");
  if ("formula" in value || "sharedFormula" in value)
    return valueText((value as { result?: unknown }).result ?? null);
  if ("text" in value) return valueText(value.text);
  return "";
}
