import type { Measures } from "../contract.ts";
import { inertText, MASKED_WORDS } from "./inert-text.ts";
import { measureLines } from "./measure-lines.ts";

const HEADING = [
  "debut",
  "fin",
  "decoupage",
  "groupe",
  "mesure",
  "valeur",
  "numerateur",
  "denominateur",
  "unite",
  "definition",
  "source",
];

/** All measures, one per line, as a French spreadsheet opens them: semicolons, decimal comma, byte order mark. Pure. */
export function writeMeasuresCsv(measures: Measures): string {
  const lines = [
    HEADING,
    ...measureLines(measures).map((one) => [
      one.from,
      one.to,
      one.cut,
      one.group,
      one.measure,
      one.masked ? MASKED_WORDS : one.value,
      one.numerator,
      one.denominator,
      one.unit,
      one.definition,
      one.source,
    ]),
  ];
  return `\ufeff${lines.map((line) => line.map(cell).join(";")).join("\r\n")}\r\n`;
}

function cell(value: string | number | null): string {
  if (value === null) return "";
  if (typeof value === "number") return String(Math.round(value * 100) / 100).replace(".", ",");
  const safe = inertText(value);
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
