import type { Measures } from "./measure-contract.ts";
import { inertText, MASKED_WORDS, measureLines } from "./measure-lines.ts";

const HEADING =
  "debut;fin;decoupage;groupe;mesure;valeur;numerateur;denominateur;unite;definition;periode;source".split(
    ";",
  );

/** All measures, one per line, as a French spreadsheet opens them: semicolons, decimal comma, byte order mark. Pure. */
export function writeMeasuresCsv(measures: Measures): string {
  const lines = measureLines(measures).map((one) => [
    measures.from,
    measures.to,
    one.cut,
    one.group,
    one.measure,
    one.masked ? MASKED_WORDS : one.value,
    one.numerator,
    one.denominator,
    one.unit,
    one.definition,
    one.period,
    one.source,
  ]);
  return `\ufeff${[HEADING, ...lines].map((cells) => cells.map(cell).join(";")).join("\r\n")}\r\n`;
}

function cell(value: string | number | null): string {
  if (value === null) return "";
  if (typeof value === "number") return String(Math.round(value * 100) / 100).replace(".", ",");
  const safe = inertText(value);
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
