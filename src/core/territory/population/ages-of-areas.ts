import type { PopulationRow } from "./population-store.ts";
import { type AgeFigures, sumBands } from "./sum-bands.ts";

interface Ground {
  kind: string;
  code: string | null;
  name: string;
  communeCode: string;
}

export interface Ages extends AgeFigures {
  /** Of the file; null when nothing of the territory is in one. */
  year: number | null;
  source: string;
  /** Populations of the file, area by area, decimals kept; those that it does not tell are left out. */
  areas: { kind: string; code: string; name: string; population: number; year: number }[];
  /** Areas that no file tells: named sectors, communes of a year that was not loaded. */
  unknown: string[];
}

/** What the files of INSEE say of these areas: a commune is the sum of its IRIS, a named sector is not in any file. */
export function agesOfAreas(areas: readonly Ground[], rows: readonly PopulationRow[]): Ages {
  const byIris = new Map(rows.map((row) => [row.code, row]));
  const byCommune = Map.groupBy(rows, (row) => row.commune_code);
  const told: Ages["areas"] = [];
  const counted = new Map<string, PopulationRow>();
  const unknown: string[] = [];
  for (const area of areas) {
    const found = rowsOf(area, byIris, byCommune);
    const [first] = found;
    if (!first || area.code === null) {
      unknown.push(area.name);
      continue;
    }
    for (const row of found) counted.set(row.code, row);
    const population = found.reduce((sum, row) => sum + Math.round(row.population * 1e6), 0) / 1e6;
    told.push({ kind: area.kind, code: area.code, name: area.name, population, year: first.year });
  }
  const all = [...counted.values()];
  const years = all.map((row) => row.year);
  return {
    ...sumBands(all),
    year: years.length > 0 ? Math.min(...years) : null,
    source: all[0]?.source ?? "",
    areas: told,
    unknown,
  };
}

function rowsOf(
  area: Ground,
  byIris: Map<string, PopulationRow>,
  byCommune: Map<string, PopulationRow[]>,
): PopulationRow[] {
  if (area.kind === "commune") return byCommune.get(area.communeCode) ?? [];
  const iris = area.kind === "iris" ? byIris.get(area.code ?? "") : undefined;
  return iris ? [iris] : [];
}
