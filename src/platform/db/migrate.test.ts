import { randomBytes } from "node:crypto";
import { cp, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type pg from "pg";
import { afterAll, describe, expect, inject, onTestFinished, test } from "vitest";
import { MigrationProblem, migrate } from "./migrate.ts";
import { openPool } from "./pool.ts";

const adminUrl = inject("ownerUrl");
const admin = openPool({ url: adminUrl, applicationName: "tests", max: 1 });
afterAll(() => admin.end());

const FIRST = "create table counted (n integer not null); insert into counted values (1);";

/** An empty database and a folder of small migrations, both gone after the test. */
async function anEmptyDatabase(files: Record<string, string> = { "0001_first.sql": FIRST }) {
  const name = `test_${randomBytes(8).toString("hex")}`;
  await admin.query(`create database ${name}`);
  const url = adminUrl.replace(/\/postgres(\?|$)/, `/${name}$1`);
  const folder = await mkdtemp(join(tmpdir(), "maillage-migrations-"));
  const pools: pg.Pool[] = [];
  const open = () => {
    const pool = openPool({ url, applicationName: "tests", max: 2 });
    pools.push(pool);
    return pool;
  };
  const write = (name: string, sql: string) => writeFile(join(folder, name), sql);
  for (const [file, sql] of Object.entries(files)) await write(file, sql);
  onTestFinished(async () => {
    for (const pool of pools) await pool.end();
    await admin.query(`drop database ${name} with (force)`);
    await rm(folder, { recursive: true });
  });
  const owner = open();
  const appliedNames = async () =>
    (await owner.query("select name from schema_migrations order by number")).rows.map((row) => row.name);
  return { owner, folder, open, write, appliedNames };
}

describe("a database that this version cannot work with is refused with its sentence, and left as it is", () => {
  test("an older PostgreSQL", async () => {
    const { owner, folder } = await anEmptyDatabase();
    const refused = migrate(owner, { folder, oldestServer: 990_000 });
    await expect(refused).rejects.toBeInstanceOf(MigrationProblem);
    await expect(refused).rejects.toThrow(
      "La base PostgreSQL est trop ancienne : Maillage demande la version 15 ou une plus récente.",
    );
    expect((await owner.query("select to_regclass('schema_migrations') as made")).rows[0].made).toBe(null);
  });

  test("one that a newer version has migrated", async () => {
    const { owner, folder, write, appliedNames } = await anEmptyDatabase();
    await write("0002_later.sql", "create table later ();");
    await migrate(owner, { folder });
    await rm(join(folder, "0002_later.sql"));
    await write("0003_mine.sql", "create table mine ();");
    const refused = migrate(owner, { folder });
    await expect(refused).rejects.toBeInstanceOf(MigrationProblem);
    await expect(refused).rejects.toThrow(
      "La base est plus récente que ce logiciel (0002_later.sql) : installez la version qui l'a mise à jour.",
    );
    expect(await appliedNames()).toEqual(["0001_first.sql", "0002_later.sql"]);
  });

  test("one whose migration was rewritten since, were it by a blank", async () => {
    const { owner, folder, write, appliedNames } = await anEmptyDatabase();
    await migrate(owner, { folder });
    await write("0001_first.sql", `${FIRST} `);
    await write("0002_more.sql", "create table more ();");
    const refused = migrate(owner, { folder });
    await expect(refused).rejects.toBeInstanceOf(MigrationProblem);
    await expect(refused).rejects.toThrow(
      "La migration 0001_first.sql n'est plus celle qui a été appliquée à cette base : reprenez la version publiée.",
    );
    expect(await appliedNames()).toEqual(["0001_first.sql"]);
  });
});

test("a migration that fails half-way leaves nothing of itself, keeps those before it, and passes once repaired", async () => {
  const { owner, folder, write, appliedNames } = await anEmptyDatabase();
  await write("0002_half.sql", "create table half (); insert into counted values (2); select 1 / 0;");
  await write("0003_after.sql", "create table after_half ();");
  await expect(migrate(owner, { folder })).rejects.toThrow("division by zero");
  expect(await appliedNames()).toEqual(["0001_first.sql"]);
  const left = await owner.query(
    "select to_regclass('half') as half, to_regclass('after_half') as after, (select array_agg(n) from counted) as n",
  );
  expect(left.rows).toEqual([{ half: null, after: null, n: [1] }]);
  // Nobody is left holding the turn.
  await write("0002_half.sql", "create table half (); insert into counted values (2);");
  expect(await migrate(owner, { folder })).toEqual(["0002_half.sql", "0003_after.sql"]);
});

test("several starters at once apply each migration once", async () => {
  const { owner, folder, write, open } = await anEmptyDatabase();
  await write("0002_slow.sql", "select pg_sleep(0.3); insert into counted values (2);");
  const starters = [owner, open(), open(), open()];
  const applied = await Promise.all(starters.map((one) => migrate(one, { folder })));
  expect(applied.flat().sort()).toEqual(["0001_first.sql", "0002_slow.sql"]);
  expect((await owner.query("select n from counted order by n")).rows).toEqual([{ n: 1 }, { n: 2 }]);
});

test("the real migrations apply up to one, then the others over what stands there, then none", async () => {
  const real = join(import.meta.dirname, "../../../migrations");
  const { owner, folder } = await anEmptyDatabase({});
  await cp(real, folder, { recursive: true });
  const all = (await readdir(real)).filter((one) => one.endsWith(".sql")).sort();
  const first = all.filter((one) => Number(one.slice(0, 4)) <= 22);
  expect(await migrate(owner, { folder, upTo: 22 })).toEqual(first);
  // A request made anonymous before the ledger forgot with it, and one that still runs.
  await owner.query(`with cpts as (
      insert into territory_cpts (id, slug, name, department, time_zone) values (gen_random_uuid(), 'cpts-essai', 'CPTS essai', '31', 'Europe/Paris') returning id
    ), person as (
      insert into patients_records (cpts_id, id, birth_family_name, birth_given_names, sex, birth_on, search_text)
      select id, gen_random_uuid(), 'Fictif', 'Alba', 'F', '1950-01-01', 'alba fictif' from cpts returning cpts_id, id
    ), request as (
      insert into mt_requests (cpts_id, id, reference, status, patient_id, origin, agreed_at, waiting_since, stands_since, end_reason, closed_at, anonymous_at)
      select cpts_id, gen_random_uuid(), kind, status, case kind when 'open' then id end, 'desk', now(), now(), now(), reason, ended, ended
      from person, (values ('gone', 'closed', 'moved', now()), ('open', 'waiting', null, null)) as of (kind, status, reason, ended)
      returning cpts_id, id
    ) insert into mt_decisions (cpts_id, id, at, kind, request_id, reason, candidates)
      select cpts_id, gen_random_uuid(), now(), 'overruled', id, 'Habite au-dessus', '[{"score": 4, "distanceMeters": 120, "reasons": ["proche"]}]' from request`);
  expect(await migrate(owner, { folder })).toEqual(all.filter((one) => !first.includes(one)));
  const { rows } = await owner.query(
    "select q.reference, d.reason, d.candidates->0 as one from mt_decisions d join mt_requests q on q.id = d.request_id order by 1",
  );
  expect(rows).toEqual([
    { reference: "gone", reason: "", one: { score: 4, distanceMeters: null, reasons: [] } },
    {
      reference: "open",
      reason: "Habite au-dessus",
      one: { score: 4, distanceMeters: 120, reasons: ["proche"] },
    },
  ]);
  expect(await migrate(owner, { folder })).toEqual([]);
});
