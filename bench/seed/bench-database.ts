import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openStorage, type Storage } from "../../src/app/database/open-storage.ts";
import { prepareDatabase } from "../../src/app/database/prepare-database.ts";
import { openLogger } from "../../src/platform/log/logger.ts";
import { removeLocalPostgres } from "../../src/platform/postgres/index.ts";
import { readSettings, type Settings } from "../../src/platform/settings/settings.ts";
import { FULL, type SeedSize, seedDatabase } from "./seed-database.ts";

export interface BenchDatabase {
  settings: Settings;
  storage: Storage;
  folder: string;
  close: () => Promise<void>;
}

const sizes: Record<string, SeedSize> = { full: FULL, small: { cpts: 10, professionalsPerCpts: 500, schedulesPerCpts: 20, slotsPerSchedule: 200 } };

/** A durable local database with the seeded volumes, in a folder of its own that `close` removes. BENCH_SIZE=small for a trial. */
export async function openBenchDatabase(say: (line: string) => void): Promise<BenchDatabase> {
  const folder = await mkdtemp(join(tmpdir(), "maillage-bench-"));
  const settings = readSettings({ MAILLAGE_MODE: "test", MAILLAGE_DATA: folder, RATE_LIMIT_FACTOR: "100000", LOG_LEVEL: "fatal", DATABASE_POOL: "16" });
  const storage = await openStorage(settings, openLogger("fatal"));
  await prepareDatabase(storage.owner, { departments: ["31"] });
  await seedDatabase(storage.owner, sizes[process.env["BENCH_SIZE"] ?? "full"] ?? FULL, say);
  return {
    settings,
    storage,
    folder,
    close: async () => {
      await storage.close();
      await removeLocalPostgres(folder);
    },
  };
}
