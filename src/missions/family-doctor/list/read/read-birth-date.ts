import { foldText } from "../../../../platform/text/index.ts";

const MONTHS = [
  "janvier",
  "fevrier",
  "mars",
  "avril",
  "mai",
  "juin",
  "juillet",
  "aout",
  "septembre",
  "octobre",
  "novembre",
  "decembre",
];
const SHORT: Record<string, number> = {
  janv: 1,
  fev: 2,
  fevr: 2,
  avr: 4,
  juil: 7,
  sept: 9,
  oct: 10,
  nov: 11,
  dec: 12,
};

export type DateRead = { on: string } | { problem: string };

/**
 * A date as lists write it: 12/03/1950, 12-3-50, 12.03.1950, 1950-03-12, 19500312, 12031950, 12 mars 1950; day before month, with
 * or without an hour. Two figures are a year of the last century, refused where this century is as likely.
 * @param today YYYY-MM-DD
 */
export function readDate(text: string, today: string): DateRead {
  const cell = text.trim().replace(/[T ]\d{1,2}[:h]\d{2}.*$/, "");
  const parts = numeric(cell) ?? inWords(cell);
  if (!parts) return { problem: `date illisible (« ${cell.slice(0, 30)} »)` };
  const { day, month } = parts;
  const year = parts.year.length === 2 ? ofLastCentury(parts.year, today) : Number(parts.year);
  if (year === null)
    return { problem: `année à deux chiffres ambiguë (« ${cell.slice(0, 30)} ») : écrivez-en quatre` };
  const on = isoDate(year, month, day);
  if (!on) return { problem: `cette date n'existe pas (« ${cell.slice(0, 30)} »)` };
  if (on < "1880-01-01") return { problem: `date trop ancienne (« ${cell.slice(0, 30)} »)` };
  return on > today ? { problem: `date dans l'avenir (« ${cell.slice(0, 30)} »)` } : { on };
}

interface Parts {
  year: string;
  month: number;
  day: number;
}

function numeric(cell: string): Parts | null {
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(cell);
  if (iso) return { year: iso[1]!, month: Number(iso[2]), day: Number(iso[3]) };
  const french = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})$/.exec(cell);
  if (french) return { year: french[3]!, month: Number(french[2]), day: Number(french[1]) };
  if (!/^\d{8}$/.test(cell)) return null;
  const begins = Number(cell.slice(0, 4));
  // 1950… is a year; no day of a month is 18 to 21 hundred.
  return begins >= 1880 && begins <= 2199 && Number(cell.slice(4, 6)) <= 12
    ? { year: cell.slice(0, 4), month: Number(cell.slice(4, 6)), day: Number(cell.slice(6)) }
    : { year: cell.slice(4), month: Number(cell.slice(2, 4)), day: Number(cell.slice(0, 2)) };
}

function inWords(cell: string): Parts | null {
  const said = /^(\d{1,2})(?:er)? ([a-z]+) (\d{4})$/.exec(foldText(cell));
  if (!said) return null;
  const month = MONTHS.indexOf(said[2]!) + 1 || SHORT[said[2]!] || 0;
  return month > 0 ? { year: said[3]!, month, day: Number(said[1]) } : null;
}

function ofLastCentury(twoFigures: string, today: string): number | null {
  return Number(twoFigures) > Number(today.slice(2, 4)) ? 1900 + Number(twoFigures) : null;
}

function isoDate(year: number, month: number, day: number): string | null {
  const at = new Date(Date.UTC(year, month - 1, day));
  if (at.getUTCFullYear() !== year || at.getUTCMonth() !== month - 1 || at.getUTCDate() !== day) return null;
  return at.toISOString().slice(0, 10);
}
