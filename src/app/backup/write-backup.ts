import { createWriteStream } from "node:fs";
import { open, rename, rm } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import type pg from "pg";
import { to as copyTo } from "pg-copy-streams";
import { type BackupHead, END_OF_TABLE } from "./backup-file.ts";
import { listTables, type TableShape } from "./list-tables.ts";

export interface BackupReport {
  tables: number;
  rows: number;
}

/**
 * Saves every row of our tables as they are at one instant, while the server goes on. The queue of jobs and the secret
 * of MAILLAGE_SECRET are not in it. The file appears under its name only when it is whole, on disk, for its owner's eyes.
 */
export async function writeBackup(owner: pg.Pool, file: string): Promise<BackupReport> {
  const draft = `${file}.part`;
  const client = await owner.connect();
  try {
    await client.query("begin isolation level repeatable read read only");
    const report = { tables: 0, rows: 0 };
    await pipeline(
      readAll(client, report),
      createGzip({ level: 6 }),
      createWriteStream(draft, { mode: 0o600 }),
    );
    const handle = await open(draft, "r");
    await handle.sync();
    await handle.close();
    await rename(draft, file);
    return report;
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  } finally {
    await client.query("rollback").catch(() => {});
    client.release();
  }
}

async function* readAll(client: pg.PoolClient, report: BackupReport): AsyncGenerator<Buffer | string> {
  const { rows } = await client.query<{ migration: number }>(
    "select max(number) as migration from schema_migrations",
  );
  const head: BackupHead = {
    format: "maillage-backup",
    version: 1,
    createdAt: new Date().toISOString(),
    migration: rows[0]?.migration ?? 0,
  };
  yield `${JSON.stringify(head)}\n`;
  const cpts = (await client.query<{ id: string }>("select id from territory_cpts order by id")).rows.map(
    (row) => row.id,
  );
  for (const table of await listTables(client)) {
    yield `${JSON.stringify({ table: table.name, columns: table.columns })}\n`;
    // Forced row-level security holds for an owner that is no superuser: each CPTS's rows are read as that CPTS.
    for (const scope of table.isTenant ? [...cpts, NO_CPTS] : [undefined])
      yield* readRows(client, table, scope, report);
    yield `${END_OF_TABLE}\n`;
    report.tables += 1;
  }
}

/** Acts of the installation itself (sign-ins, roles of administrators) are kept under this id. */
const NO_CPTS = "00000000-0000-0000-0000-000000000000";

async function* readRows(
  client: pg.PoolClient,
  table: TableShape,
  cptsId: string | undefined,
  report: BackupReport,
): AsyncGenerator<Buffer> {
  const columns = table.columns.map((one) => `"${one}"`).join(", ");
  if (cptsId) await client.query(`set local app.cpts_id = '${cptsId}'`);
  const where = cptsId ? ` where cpts_id = '${cptsId}'` : "";
  const stream = client.query(copyTo(`copy (select ${columns} from ${table.name}${where}) to stdout`));
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    for (const byte of chunk) if (byte === 10) report.rows += 1;
    yield chunk;
  }
}
