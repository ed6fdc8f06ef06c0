import type { AreaInput } from "../contract.ts";

export interface PastedLine {
  line: number;
  text: string;
  why: string;
}

const MOST_LINES = 1_000;

/**
 * Areas pasted from a spreadsheet: one a line, cells apart by tabs or semicolons — INSEE code, name, population, and perhaps
 * source and year. Five characters are a commune, nine digits an IRIS, « secteur » or nothing in the first cell a sector of
 * the commune in the last. A heading line is passed over. What cannot be read is said, line by line.
 */
export function readPastedAreas(
  text: string,
  byDefault: { source: string; year: number | null },
): { areas: AreaInput[]; refused: PastedLine[] } {
  const areas: AreaInput[] = [];
  const refused: PastedLine[] = [];
  text
    .split(/\r?\n/)
    .slice(0, MOST_LINES)
    .forEach((row, index) => {
      if (row.trim() === "") return;
      const read = readLine(row, byDefault);
      if (typeof read !== "string") areas.push(read);
      else if (index > 0 || /\d/.test(row))
        refused.push({ line: index + 1, text: row.slice(0, 120), why: read });
    });
  return { areas, refused };
}

function readLine(row: string, byDefault: { source: string; year: number | null }): AreaInput | string {
  const [first = "", name = "", count = "", source = "", year = ""] = row
    .split(/[\t;]/)
    .map((cell) => cell.trim());
  const code = first.toUpperCase().replace(/\s/g, "");
  const population = readCount(count);
  if (name === "" || name.length > 120) return "Le nom manque, ou il est trop long.";
  if (population === null) return "La population n’est pas un nombre.";
  const common = {
    name,
    population,
    populationSource: source.slice(0, 200) || byDefault.source,
    populationYear: readYear(year) ?? byDefault.year,
  };
  if (/^\d[0-9AB]\d{3}$/.test(code)) return { kind: "commune", code, communeCode: code, ...common };
  if (/^\d[0-9AB]\d{7}$/.test(code)) return { kind: "iris", code, communeCode: code.slice(0, 5), ...common };
  const sector = /^(?:SECTEUR)?:?(\d[0-9AB]\d{3}):?S$/.exec(code);
  if (sector?.[1]) return { kind: "sector", code: null, communeCode: sector[1], ...common };
  return "Le code doit avoir 5 caractères (commune), 9 chiffres (IRIS), ou 5 suivis de S (secteur de cette commune).";
}

function readCount(text: string): number | null {
  const plain = text.replace(/[\s\u202f\u00a0]/g, "").replace(",", ".");
  return /^\d{1,8}(\.\d{1,6})?$/.test(plain) ? Number(plain) : null;
}

const readYear = (text: string): number | null => (/^(19|20)\d\d$/.test(text) ? Number(text) : null);
