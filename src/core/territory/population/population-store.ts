import { sql } from "kysely";
import type { Tx } from "../../../platform/db/index.ts";
import type { Bringing } from "../contour/contour-store.ts";
import type { IrisPopulation } from "./read-population-file.ts";

/** Adds or renews what one file says of a year. @returns how many were written: those of another CPTS stay unless `replaces` */
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
    insert into territory_populations (code, year, name, commune_code, population, bands, source, loaded_by_cpts, loaded_at)
    select code, ${year}::smallint, name, commune_code, population, bands, ${by.source}, ${by.cptsId}::uuid, ${by.at}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x(code text, name text, commune_code text, population numeric, bands jsonb)
    on conflict (code, year) do update set name = excluded.name, population = excluded.population, bands = excluded.bands,
      source = excluded.source, loaded_by_cpts = excluded.loaded_by_cpts, loaded_at = excluded.loaded_at
      where territory_populations.loaded_by_cpts = excluded.loaded_by_cpts or ${by.replaces}::boolean`.execute(
    tx,
  );
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

/** All IRIS of these communes, of the newest year that is there for each. */
export const listPopulations = async (tx: Tx, communes: readonly string[]): Promise<PopulationRow[]> =>
  (
    await sql<PopulationRow>`
    select p.code, p.year, p.name, p.commune_code, p.population::float8 as population, p.bands, p.source
    from territory_populations p
    where p.commune_code = any(${[...communes]}::text[])
      and p.year = (select max(q.year) from territory_populations q where q.commune_code = p.commune_code)
    order by p.code limit ${MOST}`.execute(tx)
  ).rows;
