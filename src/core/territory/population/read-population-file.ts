import { stripControlCharacters } from "../../../platform/text/index.ts";
import { LoadProblem } from "../load/load-problem.ts";

/** One IRIS of INSEE's file, with the decimals as published. */
export interface IrisPopulation {
  /** 9 characters; a commune without IRIS is its own code and 0000. */
  code: string;
  name: string;
  communeCode: string;
  population: number;
  /** By name of the file without its year: POP0014, H75P, F0014… */
  bands: Record<string, number>;
}

export type PopulationSaid =
  | { said: "heading"; year: number }
  | { said: "iris"; iris: IrisPopulation }
  | { said: "refused"; nth: number; code: string | null; why: string }
  | { said: "progress"; bytes: number };

const LONGEST_LINE = 20_000;
/* The largest IRIS has some 20,000. */
const MOST_PEOPLE = 10_000_000;
const NOT_THE_FILE =
  "Ce n'est pas le fichier de population par IRIS de l'Insee (base-ic-evol-struct-pop-<année>.csv) : son en-tête doit commencer par IRIS et porter une colonne P<année>_POP. Si vous avez le ZIP, ouvrez-le et envoyez le CSV.";
/* P: main exploitation, C: complementary. « C22_POP15P » counts what P does not, by sampling: P wins where both are. */
const COLUMN = /^([PC])(\d\d)_(POP[HF]?|(?:POP|H|F)\d\d(?:\d\d|P))$/;

interface Columns {
  year: number;
  iris: number;
  name: number;
  population: number;
  bands: { name: string; at: number }[];
  count: number;
  separator: string;
}

/**
 * The lines of INSEE's file of any year: columns are known by their pattern, not by their place. Any separator of « ; , tab ».
 * A line that cannot be read, or of an IRIS already told, is refused alone. `thisYear`: no later one is believed. @throws LoadProblem when it is not that file
 */
export async function* readPopulationFile(
  file: AsyncIterable<Uint8Array>,
  thisYear: number,
): AsyncGenerator<PopulationSaid> {
  const seen = new Set<string>();
  let columns: Columns | undefined;
  let nth = 0;
  for await (const { line, bytes } of readLines(file)) {
    if (line === undefined) {
      yield { said: "progress", bytes };
      continue;
    }
    nth += 1;
    if (!columns) {
      columns = readHeading(line);
      if (columns.year > thisYear)
        throw new LoadProblem(
          `Ce fichier se dit de ${columns.year}, une année qui n'est pas encore là : reprenez le CSV d'origine de l'Insee.`,
        );
      yield { said: "heading", year: columns.year };
    } else if (line.trim() !== "") yield readLine(line, nth, columns, seen);
  }
  if (!columns) throw new LoadProblem(NOT_THE_FILE);
}

async function* readLines(file: AsyncIterable<Uint8Array>): AsyncGenerator<{ line?: string; bytes: number }> {
  let rest: Uint8Array = new Uint8Array(0);
  let bytes = 0;
  for await (const chunk of file) {
    const joined = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
    let from = 0;
    for (let end = joined.indexOf(0x0a); end !== -1; end = joined.indexOf(0x0a, from)) {
      yield { line: decode(joined.subarray(from, end)), bytes };
      from = end + 1;
    }
    rest = joined.slice(from);
    if (rest.length > LONGEST_LINE) throw new LoadProblem(NOT_THE_FILE);
    bytes += chunk.length;
    yield { bytes };
  }
  if (rest.length > 0) yield { line: decode(rest), bytes };
}

/* UTF-8, or what French spreadsheets make of it. */
function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

const cellsOf = (line: string, separator: string): string[] =>
  line.split(separator).map((cell) => stripControlCharacters(cell).replace(/^"(.*)"$/, "$1"));

function readHeading(line: string): Columns {
  const separator = [";", "\t", ","].find((mark) => line.includes(mark)) ?? ";";
  const cells = cellsOf(line, separator).map((cell) => cell.toUpperCase());
  const find = (...names: string[]) => names.map((name) => cells.indexOf(name)).find((at) => at >= 0) ?? -1;
  const found = new Map<string, { at: number; from: string }>();
  const years = new Set<number>();
  cells.forEach((cell, at) => {
    const [, from, year, name] = COLUMN.exec(cell) ?? [];
    if (!from || !name) return;
    if (from === "P") years.add(2000 + Number(year));
    if (!found.has(name) || from === "P") found.set(name, { at, from });
  });
  const population = found.get("POP");
  const [year] = years;
  const iris = find("IRIS", "CODE_IRIS", "CODGEO");
  if (iris < 0 || !population || year === undefined || years.size !== 1) throw new LoadProblem(NOT_THE_FILE);
  return {
    year,
    iris,
    separator,
    name: find("LAB_IRIS_NOM", "LIBIRIS", "LIB_IRIS", "NOM_IRIS"),
    population: population.at,
    bands: [...found].filter(([name]) => name !== "POP").map(([name, { at }]) => ({ name, at })),
    count: cells.length,
  };
}

function readLine(line: string, nth: number, columns: Columns, seen: Set<string>): PopulationSaid {
  const cells = cellsOf(line, columns.separator);
  const told = (cells[columns.iris] ?? "").toUpperCase();
  const code = told.length === 8 ? `0${told}` : told;
  const refuse = (why: string): PopulationSaid => ({ said: "refused", nth, code: code.slice(0, 20), why });
  if (!/^\d[\dAB]\d{7}$/.test(code)) return refuse("Le code IRIS n'a pas neuf chiffres.");
  if (cells.length < columns.count) return refuse("Il manque des colonnes.");
  if (seen.has(code)) return refuse("Cet IRIS est déjà dans le fichier : la première ligne est gardée.");
  const population = readNumber(cells[columns.population]);
  if (population === undefined) return refuse("La population n'est pas un nombre.");
  if (population >= MOST_PEOPLE) return refuse("La population est trop grande pour un IRIS.");
  const bands: Record<string, number> = {};
  for (const { name, at } of columns.bands) {
    const value = readNumber(cells[at]);
    if (value === undefined) return refuse(`La colonne ${name} n'est pas un nombre.`);
    bands[name] = value;
  }
  seen.add(code);
  const name = (columns.name >= 0 ? cells[columns.name] : "") || code;
  return {
    said: "iris",
    iris: { code, name: name.slice(0, 120).toWellFormed(), communeCode: code.slice(0, 5), population, bands },
  };
}

const readNumber = (cell: string | undefined): number | undefined => {
  const plain = (cell ?? "").replace(",", ".");
  if (!/^\d{1,9}(\.\d{1,20})?$/.test(plain)) return undefined;
  return Math.round(Number(plain) * 1e6) / 1e6;
};
