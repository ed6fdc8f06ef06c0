import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type pg from "pg";

const FOLDER = join(import.meta.dirname, "../../../migrations");
const OLDEST_SERVER = 150_000;

/** A database that this version cannot work with; the message is a French sentence for the administrator. */
export class MigrationProblem extends Error {}

interface Migration {
  number: number;
  name: string;
  sql: string;
  hash: string;
}

async function readMigrations(folder: string): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => /^\d{4}_[a-z0-9_]+\.sql$/.test(name)).sort();
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(join(folder, name), "utf8");
      return {
        number: Number(name.slice(0, 4)),
        name,
        sql,
        hash: createHash("sha256").update(sql).digest("hex"),
      };
    }),
  );
}

const CREATED =
  /^\s*create (?:or replace )?(?:table|view|materialized view|function|extension)(?: if not exists)? ([a-z0-9_]+)/gim;

/** What this version makes in the schema `public`: tables, views, functions and extensions. The rest is somebody else's. */
export async function listOwnNames(): Promise<Set<string>> {
  const texts = (await readMigrations(FOLDER)).map((migration) => migration.sql).join("\n");
  return new Set(["schema_migrations", ...[...texts.matchAll(CREATED)].map((found) => found[1] ?? "")]);
}

/**
 * Brings the database to this version: forward only, one transaction each, one starter at a time (advisory lock).
 * Refuses a database that is older than PostgreSQL 15, newer than the software, or whose past was rewritten.
 * `upTo` stops after that number: a restore needs the schema of the backup's day. `folder` and `oldestServer` are for tests.
 * @returns the names of the migrations applied now.
 */
export async function migrate(
  owner: pg.Pool,
  options: { upTo?: number; folder?: string; oldestServer?: number } = {},
): Promise<string[]> {
  const migrations = await readMigrations(options.folder ?? FOLDER);
  const wanted = migrations.filter((one) => one.number <= (options.upTo ?? Number.POSITIVE_INFINITY));
  const client = await owner.connect();
  try {
    const { rows } = await client.query<{ version: number }>(
      "select current_setting('server_version_num')::int as version",
    );
    if ((rows[0]?.version ?? 0) < (options.oldestServer ?? OLDEST_SERVER)) {
      throw new MigrationProblem(
        "La base PostgreSQL est trop ancienne : Maillage demande la version 15 ou une plus récente.",
      );
    }
    await client.query("select pg_advisory_lock(hashtext('maillage.migrate'))");
    return await applyMissing(client, migrations, wanted);
  } finally {
    await client.query("select pg_advisory_unlock_all()").catch(() => {});
    client.release();
  }
}

async function applyMissing(
  client: pg.PoolClient,
  migrations: Migration[],
  wanted: Migration[],
): Promise<string[]> {
  await client.query(`create table if not exists schema_migrations (
    number integer primary key, name text not null, hash text not null, applied_at timestamptz not null default now())`);
  const { rows } = await client.query<{ number: number; name: string; hash: string }>(
    "select number, name, hash from schema_migrations",
  );
  const applied = new Map(rows.map((row) => [row.number, row]));
  refuseForeignPast(migrations, [...applied.values()]);
  const missing = wanted.filter((migration) => !applied.has(migration.number));
  for (const migration of missing) await applyOne(client, migration);
  return missing.map((migration) => migration.name);
}

function refuseForeignPast(
  migrations: Migration[],
  applied: { number: number; name: string; hash: string }[],
): void {
  for (const row of applied) {
    const known = migrations.find((migration) => migration.number === row.number);
    if (!known) {
      throw new MigrationProblem(
        `La base est plus récente que ce logiciel (${row.name}) : installez la version qui l'a mise à jour.`,
      );
    }
    if (known.hash !== row.hash) {
      throw new MigrationProblem(
        `La migration ${row.name} n'est plus celle qui a été appliquée à cette base : reprenez la version publiée.`,
      );
    }
  }
}

async function applyOne(client: pg.PoolClient, migration: Migration): Promise<void> {
  try {
    await client.query("begin");
    await client.query(migration.sql);
    await client.query("insert into schema_migrations (number, name, hash) values ($1, $2, $3)", [
      migration.number,
      migration.name,
      migration.hash,
    ]);
    await client.query("commit");
  } catch (error) {
    await client.query("rollback");
    throw error;
  }
}
