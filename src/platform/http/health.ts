import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { sql } from "kysely";
import { withPlatform } from "../db/index.ts";
import type { Deps } from "../deps.ts";
import { newRoutes } from "./route.ts";

const MIGRATIONS = join(import.meta.dirname, "../../../migrations");
let newest: Promise<number> | undefined;

const newestMigration = (): Promise<number> => {
  newest ??= readdir(MIGRATIONS).then((names) =>
    Math.max(0, ...names.map((name) => Number(/^(\d{4})_.*\.sql$/.exec(name)?.[1] ?? 0))),
  );
  return newest;
};

/** For whoever watches over the process: `/healthz` it lives; `/readyz` it can serve: the database answers and is of this version. */
export const healthRoutes = newRoutes()
  .get("/healthz", (c) => c.text("ok\n", 200, { "cache-control": "no-store" }))
  .get("/readyz", async (c) => {
    const problem = await whyNotReady(c.var.deps);
    return c.text(problem ? `${problem}\n` : "ready\n", problem ? 503 : 200, { "cache-control": "no-store" });
  });

async function whyNotReady(deps: Deps): Promise<string | undefined> {
  try {
    const applied = await withPlatform(deps.db, async (tx) => {
      const { rows } = await sql<{
        number: number;
      }>`select max(number) as number from schema_migrations`.execute(tx);
      return Number(rows[0]?.number ?? 0);
    });
    const wanted = await newestMigration();
    return applied === wanted ? undefined : `database at migration ${applied}, this version needs ${wanted}`;
  } catch (error) {
    deps.log.warn({ err: error }, "not ready");
    return "database unavailable";
  }
}
