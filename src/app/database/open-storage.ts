import { join } from "node:path";
import type pg from "pg";
import { type Database, openDatabase, openPool } from "../../platform/db/index.ts";
import type { Logger } from "../../platform/log/logger.ts";
import { startLocalPostgres } from "../../platform/postgres/index.ts";
import type { Settings } from "../../platform/settings/settings.ts";

export interface Storage {
  db: Database;
  /** Migrates and runs the queue. */
  owner: pg.Pool;
  close: () => Promise<void>;
}

export interface StorageOptions {
  /** A command beside a running server uses the server's database instead of refusing. */
  joinRunning?: boolean;
  onLost?: (problem: Error) => void;
}

/** The database of DATABASE_URL, or the local one of the data folder, started now and stopped by `close`. */
export async function openStorage(
  settings: Settings,
  log: Logger,
  options: StorageOptions = {},
): Promise<Storage> {
  const local = settings.DATABASE_URL
    ? undefined
    : await startLocalPostgres({
        dataDir: join(settings.dataFolder, "postgres"),
        log: (line) => log.debug({ line }, "postgres"),
        ...options,
      });
  const url = local?.url() ?? (settings.DATABASE_URL as string);
  let closing = false;
  const onLost = (error: Error) => {
    if (!closing) log.warn({ err: error }, "database connection lost");
  };
  const owner = openPool({ url, applicationName: "maillage owner", max: 8 }, onLost);
  const pool = openPool(
    { url, role: "maillage_app", applicationName: "maillage", max: settings.DATABASE_POOL },
    onLost,
  );
  return {
    db: openDatabase(pool),
    owner,
    close: async () => {
      closing = true;
      await Promise.allSettled([pool.end(), owner.end()]);
      await local?.stop();
    },
  };
}
