import { chmodSync, lstatSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { onTestFinished } from "vitest";
import {
  type LocalPostgres,
  type LocalPostgresOptions,
  removeLocalPostgres,
  startLocalPostgres,
} from "../index.ts";

/** What a test started; its file stops them after each test. */
export const started: LocalPostgres[] = [];

export async function startTracked(options: LocalPostgresOptions): Promise<LocalPostgres> {
  const server = await startLocalPostgres({ durable: false, ...options });
  started.push(server);
  return server;
}

/** A path for a data folder that does not exist yet, deleted when the test is over; `closed`: below a folder that only root can enter. */
export function aDataFolder({ closed = false } = {}): string {
  const parent = mkdtempSync(join(closed ? "/root" : tmpdir(), "maillage-postgres-"));
  // Not after the file: this module is read once for many, and would be told of the first alone.
  onTestFinished(() => {
    for (const name of readdirSync(parent))
      if (lstatSync(join(parent, name)).isDirectory()) removeLocalPostgres(join(parent, name));
    rmSync(parent, { recursive: true, force: true });
  });
  if (!closed) chmodSync(parent, 0o755);
  return join(parent, "data");
}

/** Runs statements on a connection of their own; the rows of the last. */
export async function ask(server: Pick<LocalPostgres, "url">, ...statements: string[]): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: server.url() });
  await client.connect();
  try {
    let rows: unknown[] = [];
    for (const statement of statements) rows = (await client.query(statement)).rows;
    return rows;
  } finally {
    await client.end();
  }
}
