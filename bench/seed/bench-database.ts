import type pg from "pg";
import { openStorage, type Storage } from "../../src/app/database/open-storage.ts";
import { prepareDatabase } from "../../src/app/database/prepare-database.ts";
import { openLogger } from "../../src/platform/log/logger.ts";
import { readSettings } from "../../src/platform/settings/settings.ts";
import type { Bench } from "../scenario.ts";
import { FULL, SMALL, seedDatabase } from "./seed-database.ts";

export interface BenchDatabase {
  storage: Storage;
  folder: string;
  /** What another process needs to use this database. */
  environment: Record<string, string>;
}

/** A durable local database with the seeded volumes, in a folder of its own; a folder that is kept is seeded once. */
export async function openBenchDatabase({
  folder: makeFolder,
  atEnd,
  small,
  say,
}: Pick<Bench, "folder" | "atEnd" | "small" | "say">): Promise<BenchDatabase> {
  const folder = await makeFolder("database");
  const environment = {
    MAILLAGE_MODE: "test",
    MAILLAGE_DATA: folder,
    DATABASE_URL: "",
    RATE_LIMIT_FACTOR: "100000",
    LOG_LEVEL: "fatal",
    DATABASE_POOL: "16",
  };
  const opening = openStorage(readSettings(environment), openLogger("fatal"));
  atEnd(async () => closeNow(await opening));
  const storage = await opening;
  await prepareDatabase(storage.owner, { departments: ["31"] });
  if (await isSeeded(storage.owner)) say("seed: kept from a former run");
  else await seedDatabase(storage.owner, small ? SMALL : FULL, say);
  return { storage, folder, environment };
}

const isSeeded = async (owner: pg.Pool): Promise<boolean> =>
  (await owner.query("select from territory_cpts where slug = 'banc-1'")).rows.length > 0;

/* An interrupt may come in the middle of a statement of a minute: it is cut, or closing would wait for it. */
async function closeNow(storage: Storage): Promise<void> {
  await storage.owner
    .query(
      "select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and state = 'active' and backend_type = 'client backend'",
    )
    .catch(() => {});
  await storage.close();
}
