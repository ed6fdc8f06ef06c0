import type pg from "pg";
import { seedReference } from "../../core/reference/seed/seed-reference.ts";
import { migrate } from "../../platform/db/index.ts";
import { migrateQueue } from "../../platform/jobs/migrate-queue.ts";

/** Brings a database, empty or of a former version, to this version with its reference; as the owner. */
export async function prepareDatabase(
  owner: pg.Pool,
  options: { departments?: readonly string[] } = {},
): Promise<string[]> {
  const applied = await migrate(owner);
  if (applied.length > 0) await migrateQueue(owner);
  await seedReference(owner, options);
  return applied;
}
