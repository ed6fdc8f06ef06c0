/**
 * One cell of a CSV file that a spreadsheet may open: quoted where it must be, and a text that would be run as a formula
 * (= + - @, or a tab or line end before them) is disarmed by an apostrophe.
 */
export function csvCell(value: string | number | null): string {
  const text = value === null ? "" : String(value);
  const safe = typeof value === "string" && /^[\s]*[=+\-@]/.test(text) ? `'${text}` : text;
  return /[";\r\n\t]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Cells separated by semicolons, as French spreadsheets read them. */
export const csvLine = (cells: readonly (string | number | null)[]): string =>
  `${cells.map(csvCell).join(";")}\r\n`;
