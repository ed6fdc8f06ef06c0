import { runMigrations } from "graphile-worker";
import type pg from "pg";

/** Creates or updates the queue's own tables; as the owner. */
export const migrateQueue = (owner: pg.Pool): Promise<void> => runMigrations({ pgPool: owner });
