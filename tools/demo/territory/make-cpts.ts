import { newId, withPlatform, withTenant } from "../../../src/platform/db/index.ts";
import { demoTerritory } from "../rpps-generator/demo-territory.ts";
import type { SimulatedApp } from "./simulated-app.ts";

export interface DemoCpts {
  id: string;
  slug: string;
  name: string;
  communeCodes: readonly string[];
}

/** The two neighbours with their communes; `INSEE` populations come from the reference. */
export async function makeCpts(app: SimulatedApp): Promise<DemoCpts[]> {
  const made: DemoCpts[] = [];
  for (const one of demoTerritory) {
    const cpts = {
      id: newId(),
      slug: one.name.toLowerCase().replaceAll(" ", "-"),
      name: one.name,
      communeCodes: one.communeCodes,
    };
    await withPlatform(app.deps.db, (tx) =>
      tx
        .insertInto("territory_cpts")
        .values({
          id: cpts.id,
          slug: cpts.slug,
          name: cpts.name,
          department: "31",
          time_zone: "Europe/Paris",
          is_demo: true,
          phone: "0536490000",
          email: `contact@${cpts.slug}.exemple.invalid`,
        })
        .execute(),
    );
    await withTenant(app.deps.db, cpts.id, async (tx) => {
      const communes = await tx
        .selectFrom("reference_communes")
        .select(["code", "name", "population", "source"])
        .where("code", "in", [...one.communeCodes])
        .execute();
      await tx
        .insertInto("territory_areas")
        .values(
          communes.map((commune) => ({
            cpts_id: cpts.id,
            id: newId(),
            kind: "commune" as const,
            code: commune.code,
            name: commune.name,
            commune_code: commune.code,
            population: commune.population,
            population_source: "Insee, population municipale",
            population_year: 2022,
          })),
        )
        .execute();
    });
    made.push(cpts);
  }
  return made;
}
