import type { Workbook, Worksheet } from "exceljs";
import type { Measures } from "../contract.ts";
import { inertText, MASKED_WORDS } from "./inert-text.ts";
import { measureLines } from "./measure-lines.ts";

type Cell = string | number | Date | null;
type Column = { header: string; width: number; format?: string };

/** A year by day, and every group that the database gives: far under what a spreadsheet opens (1,048,576 rows). */
const MOST_ROWS = 100_000;
const DAY = "dd/mm/yyyy";

/** The measures as a workbook: figures as numbers, days as dates, first rows frozen, and a sheet that says what each figure means. */
export async function writeMeasuresXlsx(measures: Measures): Promise<Uint8Array> {
  // Its 1 MB is loaded when somebody asks for a workbook, not by every server at its start.
  const { default: exceljs } = await import("exceljs");
  const book = new exceljs.Workbook();
  book.creator = "Maillage";
  book.created = new Date(measures.computedAt);
  addMeasures(book, measures);
  if (measures.byDay.length > 0 || measures.total?.requests === 0) addDays(book, measures);
  addDefinitions(book, measures);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

function addMeasures(book: Workbook, measures: Measures): void {
  const columns: Column[] = [
    { header: "Début", width: 12, format: DAY },
    { header: "Fin", width: 12, format: DAY },
    { header: "Découpage", width: 20 },
    { header: "Groupe", width: 34 },
    { header: "Mesure", width: 36 },
    { header: "Valeur", width: 12, format: "#,##0.##" },
    { header: "Unité", width: 11 },
    { header: "Numérateur", width: 12, format: "#,##0" },
    { header: "Dénominateur", width: 14, format: "#,##0" },
  ];
  const rows = measureLines(measures).map((one): Cell[] => [
    dayOf(one.from),
    dayOf(one.to),
    one.cut,
    one.group,
    one.measure,
    one.masked ? MASKED_WORDS : one.value,
    one.unit,
    one.numerator,
    one.denominator,
  ]);
  addSheet(book, "Mesures", columns, rows);
}

function addDays(book: Workbook, measures: Measures): void {
  const columns: Column[] = [
    { header: "Jour", width: 12, format: DAY },
    { header: "Demandes reçues", width: 17, format: "#,##0" },
    { header: "Avec un rendez-vous", width: 20, format: "#,##0" },
    { header: "Rendez-vous en 48 heures", width: 25, format: "#,##0" },
  ];
  addSheet(
    book,
    "Par jour",
    columns,
    everyDay(measures).map((one): Cell[] => [dayOf(one.day), one.requests, one.booked, one.within48h]),
  );
}

/** Each day of the period, a year at most; zeros where nobody asked. */
function everyDay({ from, to, byDay }: Measures): Measures["byDay"] {
  const counted = new Map(byDay.map((one) => [one.day, one]));
  const first = Temporal.PlainDate.from(from);
  return Array.from({ length: first.until(to).days + 1 }, (_, index) => {
    const day = first.add({ days: index }).toString();
    return counted.get(day) ?? { day, requests: 0, booked: 0, within48h: 0 };
  });
}

function addDefinitions(book: Workbook, measures: Measures): void {
  const columns: Column[] = [
    { header: "Mesure", width: 34 },
    { header: "Unité", width: 11 },
    { header: "Numérateur", width: 58 },
    { header: "Dénominateur", width: 58 },
    { header: "Période", width: 34 },
    { header: "Source", width: 58 },
  ];
  const rows: Cell[][] = measures.definitions.map((one) => [
    one.label,
    one.unit,
    one.numerator,
    one.denominator ?? "sans : un nombre ou une durée",
    one.period,
    one.source,
  ]);
  rows.push(["Centiles", null, measures.quantileMethod, null, null, null]);
  const sheet = addSheet(book, "Définitions", columns, rows);
  sheet.eachRow((row) => {
    row.alignment = { vertical: "top", wrapText: true };
  });
}

function addSheet(book: Workbook, name: string, columns: Column[], rows: readonly Cell[][]): Worksheet {
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
