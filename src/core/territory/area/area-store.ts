import { sql } from "kysely";
import { newId, type Tx } from "../../../platform/db/index.ts";
import type { AreaInput } from "../contract.ts";

export const findCpts = (tx: Tx, cptsId: string) =>
  tx
    .selectFrom("territory_cpts")
    .select(["id", "slug", "name", "department", "time_zone"])
    .where("id", "=", cptsId)
    .executeTakeFirstOrThrow();

export const listAreas = (tx: Tx, cptsId: string) =>
  tx
    .selectFrom("territory_areas as a")
    .leftJoin("reference_communes as c", "c.code", "a.commune_code")
    .select([
      "a.id",
      "a.kind",
      "a.code",
      "a.name",
      "a.commune_code",
      "a.postal_code",
      "a.population",
      "a.population_source",
      "a.population_year",
      "c.latitude",
      "c.longitude",
    ])
    .where("a.cpts_id", "=", cptsId)
    .orderBy("a.name")
    .orderBy("a.id")
    .limit(1_000)
    .execute();

/** One draws at a time, until its transaction ends: two together would leave the areas of both. */
export const lockAreas = (tx: Tx, cptsId: string) =>
  sql`select pg_advisory_xact_lock(hashtext('territory_areas'), hashtext(${cptsId}))`.execute(tx);

export const deleteAreas = (tx: Tx, cptsId: string) =>
  tx.deleteFrom("territory_areas").where("cpts_id", "=", cptsId).execute();

export const insertAreas = (tx: Tx, cptsId: string, areas: readonly AreaInput[]) =>
  tx
    .insertInto("territory_areas")
    .values(
      areas.map((area) => ({
        cpts_id: cptsId,
        id: newId(),
        kind: area.kind,
        code: area.code,
        name: area.name,
        commune_code: area.communeCode,
        postal_code: area.postalCode ?? null,
        population: area.population,
        population_source: area.populationSource,
        population_year: area.populationYear,
      })),
    )
    .execute();
