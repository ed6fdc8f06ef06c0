import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import type pg from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { migrate } from "../../platform/db/index.ts";
import { Problem } from "../../platform/errors/problems.ts";
import { migrateQueue } from "../../platform/jobs/migrate-queue.ts";
import { type BackupHead, END_OF_TABLE, type TableHead } from "./backup-file.ts";
import { listTables } from "./list-tables.ts";

const refuse = (why: string) => new Problem("invalid", "backup.refused", why);

/**
 * Puts a backup back into an empty database: the schema of the backup's day, its rows, then the later migrations.
 * All rows in one transaction: a cut or damaged file leaves the database empty.
 */
export async function restoreBackup(
  owner: pg.Pool,
  file: string,
): Promise<{ tables: number; createdAt: string }> {
  const lines = readLines(file);
  try {
    const head = readHead((await lines.next()).value);
    await refuseUsedDatabase(owner);
    await migrate(owner, { upTo: head.migration });
    await migrateQueue(owner);
    const tables = await putBack(owner, lines);
    await migrate(owner);
    return { tables, createdAt: head.createdAt };
  } catch (error) {
    if (/unexpected end of file|incorrect header check|invalid (block|distance|code)/.test(String(error))) {
      throw refuse("Cette sauvegarde est abîmée ou incomplète : rien n'a été restauré.");
    }
    throw error;
  } finally {
    await lines.return(undefined);
  }
}

async function* readLines(file: string): AsyncGenerator<string> {
  const gunzip = createGunzip();
  const source = createReadStream(file);
  source.on("error", (error) => gunzip.destroy(error));
  // A row never holds a bare newline in COPY's text form; \r is escaped too.
  for await (const line of createInterface({
    input: source.pipe(gunzip),
    crlfDelay: Number.POSITIVE_INFINITY,
  }))
    yield line;
}

function readHead(line: unknown): BackupHead {
  try {
    const head = JSON.parse(String(line)) as BackupHead;
    if (head.format === "maillage-backup" && head.version === 1) return head;
  } catch {
    // refused below
  }
  throw refuse("Ce fichier n'est pas une sauvegarde de Maillage.");
}

async function refuseUsedDatabase(owner: pg.Pool): Promise<void> {
  const { rows } = await owner.query<{ used: boolean }>(
    "select to_regclass('public.territory_cpts') is not null as used",
  );
  if (!rows[0]?.used) return;
  const cpts = await owner.query("select 1 from territory_cpts limit 1");
  const people = await owner.query("select 1 from identity_users limit 1");
  if (cpts.rowCount || people.rowCount) {
    throw refuse(
      "Cette base contient déjà des données : restaurez dans une base vide (un nouveau MAILLAGE_DATA ou DATABASE_URL).",
    );
  }
}

async function putBack(owner: pg.Pool, lines: AsyncGenerator<string>): Promise<number> {
  const client = await owner.connect();
  try {
    await client.query("begin");
    const known = new Map((await listTables(client)).map((one) => [one.name, one]));
    for (const name of known.keys())
      await client.query(
        `alter table ${name} no force row level security; alter table ${name} disable trigger user; delete from ${name}`,
      );
    let tables = 0;
    for (let next = await lines.next(); !next.done; next = await lines.next()) {
      const head = JSON.parse(next.value) as TableHead;
      const shape = known.get(head.table);
      if (!shape || head.columns.some((one) => !shape.columns.includes(one)))
        throw refuse(`La sauvegarde parle d'une table inconnue (${String(head.table).slice(0, 60)}).`);
      const columns = head.columns.map((one) => `"${one}"`).join(", ");
      await pipeline(
        Readable.from(rowsOf(lines)),
        client.query(copyFrom(`copy ${head.table} (${columns}) from stdin`)),
      );
      tables += 1;
    }
    if (tables !== known.size) throw refuse("Cette sauvegarde est incomplète : rien n'a été restauré.");
    for (const [name, shape] of known)
      await client.query(
        `alter table ${name} enable trigger user${shape.isTenant ? `; alter table ${name} force row level security` : ""}`,
      );
    await client.query("commit");
    return tables;
  } catch (error) {
    await client.query("rollback");
    throw error;
  } finally {
    client.release();
  }
}

async function* rowsOf(lines: AsyncGenerator<string>): AsyncGenerator<string> {
  for (let next = await lines.next(); !next.done; next = await lines.next()) {
    if (next.value === END_OF_TABLE) return;
    yield `${next.value}\n`;
  }
  throw refuse("Cette sauvegarde est incomplète : rien n'a été restauré.");
}
