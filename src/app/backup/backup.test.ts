import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, inject, test } from "vitest";
import { aCptsWith, aPerson, aServer } from "../../../tools/testing/index.ts";
import { openPool } from "../../platform/db/index.ts";
import { exportCpts } from "./export-cpts.ts";
import { listTables } from "./list-tables.ts";
import { restoreBackup } from "./restore-backup.ts";
import { writeBackup } from "./write-backup.ts";

const server = await aServer();
const folder = await mkdtemp(join(tmpdir(), "maillage-backup-"));
afterAll(() => rm(folder, { recursive: true }));

async function anEmptyDatabase(name: string) {
  const url = inject("ownerUrl");
  const admin = openPool({ url, applicationName: "tests", max: 1 });
  await admin.query(`create database ${name}`);
  const pool = openPool({
    url: url.replace(/\/postgres(\?|$)/, `/${name}$1`),
    applicationName: "tests",
    max: 2,
  });
  afterAll(async () => {
    await pool.end();
    await admin.query(`drop database ${name} with (force)`);
    await admin.end();
  });
  return pool;
}

describe("backup and restore", () => {
  test("everything comes back, in every table", async () => {
    const { cptsId, slug } = await aCptsWith(server, { gps: 3 });
    const { call } = await aPerson(server, {
      roles: [{ cptsId, role: "coordinator" }],
      familyName: "Œuvrard\tle\nGrand",
    });
    await call("PUT", `/api/c/${slug}/territory/areas`, {
      areas: [
        {
          kind: "commune",
          code: "31446",
          name: "Ramonville \\ « essai »",
          communeCode: "31446",
          population: 14_870.5,
          populationSource: "INSEE",
        },
      ],
    });
    const file = join(folder, "whole.gz");
    const report = await writeBackup(server.owner, file);
    expect(report.rows).toBeGreaterThan(100);
    const restored = await anEmptyDatabase("restored_whole");
    await restoreBackup(restored, file);
    const client = await server.owner.connect();
    for (const table of await listTables(client)) {
      const digest = `select count(*)::int as rows, md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as content from ${table.name} t`;
      expect({ table: table.name, ...(await restored.query(digest)).rows[0] }).toEqual({
        table: table.name,
        ...(await client.query(digest)).rows[0],
      });
    }
    client.release();
    const forced = await restored.query(
      "select count(*)::int as n from pg_class where relnamespace = 'public'::regnamespace and relrowsecurity and not relforcerowsecurity",
    );
    expect(forced.rows[0].n).toBe(0);
    await expect(restoreBackup(restored, file)).rejects.toThrow("contient déjà des données");
  });

  test("a cut or foreign file changes nothing", async () => {
    const file = join(folder, "cut.gz");
    await writeBackup(server.owner, file);
    const bytes = await readFile(file);
    await writeFile(file, bytes.subarray(0, bytes.length - 2_000));
    const empty = await anEmptyDatabase("restored_cut");
    await expect(restoreBackup(empty, file)).rejects.toThrow(/abîmée|incomplète/);
    expect((await empty.query("select count(*)::int as n from territory_cpts")).rows[0].n).toBe(0);
    await writeFile(file, "pas une sauvegarde");
    await expect(restoreBackup(empty, file)).rejects.toThrow();
  });
});

describe("export of one CPTS", () => {
  test("its rows in CSV and JSON, nobody else's, no secret", async () => {
    const here = await aCptsWith(server, { gps: 2, name: 'CPTS "du \\ Canal", bis' });
    const elsewhere = await aCptsWith(server, { gps: 1 });
    await aPerson(server, { roles: [{ cptsId: here.cptsId, role: "operator" }], familyName: "Ici" });
    await aPerson(server, {
      roles: [{ cptsId: elsewhere.cptsId, role: "operator" }],
      familyName: "Ailleurs",
    });
    const out = join(folder, "export");
    const report = await exportCpts(server.deps.db.pool, here.cptsId, out);
    expect(report.tables.find((one) => one.table === "directory_professionals")?.rows).toBe(2);
    const lines = (await readFile(join(out, "directory_professionals.json"), "utf8"))
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(lines.map((one) => one.family_name).sort()).toEqual(["DocteurA", "DocteurB"]);
    expect((await readFile(join(out, "directory_professionals.csv"), "utf8")).split("\n")[0]).toContain(
      "family_name",
    );
    expect((await readFile(join(out, "identity_invitations.csv"), "utf8")).split("\n")[0]).not.toContain(
      "token_hash",
    );
    const people = await readFile(join(out, "identity_users.csv"), "utf8");
    expect(people).toContain("Ici");
    expect(people).not.toContain("Ailleurs");
    expect((await readFile(join(out, "territory_cpts.json"), "utf8")).trim().split("\n")).toHaveLength(1);
    await expect(exportCpts(server.deps.db.pool, here.cptsId, out)).rejects.toThrow("existe déjà");
  });
});
