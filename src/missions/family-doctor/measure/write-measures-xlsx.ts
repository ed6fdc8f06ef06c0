import type { Workbook } from "exceljs";
import type { Measures } from "./measure-contract.ts";
import { inertText, MASKED_WORDS, measureLines } from "./measure-lines.ts";

type Cell = string | number | Date | null;
type Column = { header: string; width: number; format?: string };

/** Every commune and doctor that the database gives, and more: far under what a spreadsheet opens. */
const MOST_ROWS = 200_000;
const DAY = "dd/mm/yyyy";

const MEASURES: Column[] = [
  { header: "Début", width: 12, format: DAY },
  { header: "Fin", width: 12, format: DAY },
  { header: "Découpage", width: 20 },
  { header: "Groupe", width: 40 },
  { header: "Mesure", width: 44 },
  { header: "Valeur", width: 20, format: "#,##0.##" },
  { header: "Unité", width: 13 },
  { header: "Numérateur", width: 12, format: "#,##0" },
  { header: "Dénominateur", width: 14, format: "#,##0" },
];
const DEFINITIONS: Column[] = [
  { header: "Mesure", width: 44 },
  { header: "Unité", width: 13 },
  { header: "Numérateur", width: 58 },
  { header: "Dénominateur", width: 58 },
  { header: "Période", width: 44 },
  { header: "Source", width: 58 },
];

/** The measures as a workbook: figures as numbers, days as dates, and a sheet that says what each figure means. */
export async function writeMeasuresXlsx(measures: Measures): Promise<Uint8Array> {
  // Its 1 MB is loaded when somebody asks for a workbook, not by every server at its start.
  const { default: exceljs } = await import("exceljs");
  const book = new exceljs.Workbook();
  book.creator = "Maillage";
  book.created = new Date(measures.computedAt);
  const [from, to] = [dayOf(measures.from), dayOf(measures.to)];
  addSheet(
    book,
    "Mesures",
    MEASURES,
    measureLines(measures).map((one) => [
      from,
      to,
      one.cut,
      one.group,
      one.measure,
      one.masked ? MASKED_WORDS : one.value,
      one.unit,
      one.numerator,
      one.denominator,
    ]),
  );
  addSheet(book, "Définitions", DEFINITIONS, [
    ...measures.definitions.map((one): Cell[] => [
      one.label,
      one.unit,
      one.numerator,
      one.denominator ?? "sans : un nombre ou une durée",
      one.period,
      one.source,
    ]),
    ["Centiles", null, measures.quantileMethod, null, null, null],
  ]).eachRow((row) => {
    row.alignment = { vertical: "top", wrapText: true };
  });
  return new Uint8Array(await book.xlsx.writeBuffer());
}

function addSheet(book: Workbook, name: string, columns: Column[], rows: readonly Cell[][]) {
  const sheet = book.addWorksheet(name, { views: [{ state: "frozen", ySplit: 1 }] });
  sheet.columns = columns.map(({ header, width, format }) => ({
    header,
    width,
    ...(format ? { style: { numFmt: format } } : {}),
  }));
  sheet.getRow(1).font = { bold: true };
  for (const row of rows.slice(0, MOST_ROWS))
    sheet.addRow(row.map((cell) => (typeof cell === "string" ? inertText(cell) : cell)));
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: columns.length } };
  return sheet;
}

// Workbooks know no zone: a civil day is written as midnight UTC, and read back as that day everywhere.
const dayOf = (day: string): Date => new Date(`${day}T00:00:00Z`);
