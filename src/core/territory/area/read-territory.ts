import { createHash } from "node:crypto";
import type { Actor } from "../../../platform/access/index.ts";
import type { Tx } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { act } from "../../../platform/http/index.ts";
import { localDateOf } from "../../../platform/time/index.ts";
import { listReferenceValues } from "../../reference/index.ts";
import type { Territory } from "../contract.ts";
import { findDeclared } from "../population/declared-store.ts";
import { findCpts, listAreas } from "./area-store.ts";
import { type SizeThreshold, sizeOf, sumPopulation } from "./sum-population.ts";

/** The territory with its population and size today. */
export const readTerritory = (deps: Deps, actor: Actor): Promise<Territory> =>
  act(deps, actor, (tx) => territoryIn(deps, tx, actor.cptsId));

/** The same, inside a transaction of that CPTS. */
export async function territoryIn(deps: Deps, tx: Tx, cptsId: string): Promise<Territory> {
  const cpts = await findCpts(tx, cptsId);
  const rows = await listAreas(tx, cptsId);
  const today = localDateOf(deps.clock.now(), cpts.time_zone).toString();
  const summedPopulation = sumPopulation(rows.map((row) => Number(row.population)));
  const declared = await findDeclared(tx, cptsId);
  const population = declared?.population ?? summedPopulation;
  const sizes = (await listReferenceValues(tx, "cpts-size", today)).map(toThreshold);
  const size = sizeOf(population, sizes);
  return {
    cptsId: cpts.id,
    revision: revisionOf(rows),
    name: cpts.name,
    slug: cpts.slug,
    department: cpts.department,
    timeZone: cpts.time_zone,
    population,
    summedPopulation,
    declared: declared
      ? {
          population: declared.population,
          source: declared.source,
          year: declared.year,
          by: declared.declared_by_label,
          at: declared.declared_at.toISOString(),
        }
      : null,
    size: size?.size ?? null,
    sizeLabel: size?.label ?? null,
    sizes,
    areas: rows.map((row) => ({
      id: row.id,
      kind: row.kind,
      code: row.code,
      name: row.name,
      communeCode: row.commune_code,
      postalCode: row.postal_code,
      population: Number(row.population),
      populationSource: row.population_source,
      populationYear: row.population_year,
      latitude: row.latitude,
      longitude: row.longitude,
    })),
  };
}

/* Of what is drawn, whatever the order: the same areas drawn again are the same territory. */
const revisionOf = (rows: Awaited<ReturnType<typeof listAreas>>): string =>
  createHash("sha256")
    .update(
      JSON.stringify(
        rows
          .map((row) => [
            row.kind,
            row.code,
            row.commune_code,
            row.name,
            Number(row.population),
            row.population_source,
            row.population_year,
            ...(row.postal_code ? [row.postal_code] : []),
          ])
          .map((row) => JSON.stringify(row))
          .sort(),
      ),
    )
    .digest("hex")
    .slice(0, 32);

const toThreshold = (value: {
  code: string;
  label: string;
  attributes: Record<string, unknown>;
}): SizeThreshold => ({
  size: Number(value.code),
  label: value.label,
  minimum: Number(value.attributes["fromPopulation"] ?? 0),
});
