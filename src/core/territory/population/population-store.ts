import { sql } from "kysely";
import type { Tx } from "../../../platform/db/index.ts";
import { type Bringing, readerCpts } from "../contour/contour-store.ts";
import type { IrisPopulation } from "./read-population-file.ts";

/** Adds or renews what one CPTS says of a year. @returns how many were written: what the installation's administrator brought stays unless `replaces` */
export async function upsertPopulations(
  tx: Tx,
  year: number,
  all: readonly IrisPopulation[],
  by: Bringing,
): Promise<number> {
  if (all.length === 0) return 0;
  const rows = all.map((one) => ({
    code: one.code,
    name: one.name,
    commune_code: one.communeCode,
    population: one.population,
    bands: one.bands,
  }));
  const { numAffectedRows } = await sql`
    insert into territory_populations (code, year, name, commune_code, population, bands, source, loaded_by_cpts, by_administrator, loaded_at)
    select code, ${year}::smallint, name, commune_code, population, bands, ${by.source}, ${by.cptsId}::uuid, ${by.replaces}::boolean, ${by.at}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x(code text, name text, commune_code text, population numeric, bands jsonb)
    on conflict (code, year, loaded_by_cpts) do update set name = excluded.name, population = excluded.population, bands = excluded.bands,
      source = excluded.source, by_administrator = excluded.by_administrator, loaded_at = excluded.loaded_at
      where excluded.by_administrator or not territory_populations.by_administrator`.execute(tx);
  return Number(numAffectedRows ?? 0);
}

export interface PopulationRow {
  code: string;
  year: number;
  name: string;
  commune_code: string;
  population: number;
  bands: Record<string, number>;
  source: string;
}

const MOST = 5_000;

/**
 * All IRIS of these communes: for each commune, those of one year that one CPTS brought. What the reader's CPTS or the installation's
 * administrator brought comes first, the newest year of it; what another brought serves only where there is none.
 */
export const listPopulations = async (tx: Tx, communes: readonly string[]): Promise<PopulationRow[]> =>
  (
    await sql<PopulationRow>`
    select p.code, p.year, p.name, p.commune_code, p.population::float8 as population, p.bands, p.source
    from territory_populations p
    join (
      select distinct on (q.commune_code) q.commune_code, q.year, q.loaded_by_cpts from territory_populations q
      where q.commune_code = any(${[...communes]}::text[])
      order by q.commune_code, (q.by_administrator or q.loaded_by_cpts is not distinct from ${readerCpts}) desc, q.year desc, q.by_administrator desc,
        (q.loaded_by_cpts is not distinct from ${readerCpts}) desc, q.loaded_at, q.loaded_by_cpts
    ) chosen using (commune_code, year, loaded_by_cpts)
    order by p.code limit ${MOST}`.execute(tx)
  ).rows;
