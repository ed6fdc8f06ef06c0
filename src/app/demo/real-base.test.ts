import { expect, test } from "vitest";
import { aCptsWith, aPerson, aServer } from "../../../tools/testing/index.ts";
import { SettingsProblem } from "../../platform/settings/settings.ts";
import { listStandInPeople } from "./open-demo.ts";
import { prepareDemo } from "./prepare-demo.ts";
import { refuseRealBase } from "./refuse-real-base.ts";

const server = await aServer();

// The first start was stopped halfway through the demo, the next ones were `--empty`, and real work was done.
test("a base with a CPTS of its own is neither emptied for the demo nor opened through the stand-in", async () => {
  const demo = await aCptsWith(server);
  await server.owner.query("update territory_cpts set is_demo = true where id = $1", [demo.cptsId]);
  const real = await aCptsWith(server);
  const role = "professional" as const;
  await aPerson(server, { roles: [{ cptsId: demo.cptsId, role }], rpps: "10000000001" });
  await aPerson(server, { roles: [{ cptsId: real.cptsId, role }], rpps: "10000000002" });
  expect((await listStandInPeople(server.deps)).map((one) => one.rpps)).toEqual(["10000000001"]);
  await server.owner.query(
    "insert into reference_values (set_name, code, label, source, valid_from) values ('demo-territory', 'state', 'loading', 'Maillage', '2000-01-01')",
  );
  const said: string[] = [];
  await prepareDemo(server.deps, server.owner, (line) => said.push(line), AbortSignal.abort()).catch(
    (error: Error) => said.push(error.message),
  );
  expect(said).toEqual([]);
  const { rows } = await server.owner.query("select id from territory_cpts where not is_demo");
  expect(rows).toEqual([{ id: real.cptsId }]);
});

test("a base with a CPTS of its own is not opened to other machines in demo mode, where every mail is shown", async () => {
  const demoOnly = await aServer();
  const demo = await aCptsWith(demoOnly);
  await demoOnly.owner.query("update territory_cpts set is_demo = true where id = $1", [demo.cptsId]);
  await aCptsWith(server);
  const here = { HOST: "127.0.0.1", publicUrl: "http://localhost:3000" };
  const opened = [
    { ...here, HOST: "0.0.0.0" },
    { ...here, publicUrl: "https://maillage.exemple.invalid" },
  ];
  for (const settings of opened) {
    await expect(refuseRealBase(settings, server.owner)).rejects.toThrow("MAILLAGE_MODE=production");
    await refuseRealBase(settings, demoOnly.owner);
  }
  await refuseRealBase(here, server.owner);
});

const halfLoaded =
  "insert into reference_values (set_name, code, label, source, valid_from) values ('demo-territory', 'state', 'loading', 'Maillage', '2000-01-01')";

test("a demo cut halfway never empties a base where something else stands, and says what and what to do", async () => {
  const shared = await aServer();
  await shared.owner.query("create table comptabilite (id integer)");
  // Ours by its first word only: it is told from ours by what the migrations make.
  await shared.owner.query("create table agenda_du_cabinet (id integer)");
  await shared.owner.query("create function tva(integer) returns integer language sql return $1");
  await shared.owner.query(halfLoaded);
  const refused = await prepareDemo(shared.deps, shared.owner, () => {}, AbortSignal.abort()).catch(
    (error: unknown) => error,
  );
  expect(refused).toBeInstanceOf(SettingsProblem);
  expect((refused as Error).message).toBe(
    "La démonstration a été interrompue pendant sa préparation et doit repartir d'une base vide, mais celle de DATABASE_URL contient aussi ce qui n'est pas à Maillage : « agenda_du_cabinet », « comptabilite », « tva ». Rien n'a été effacé. Créez une base vide pour Maillage et indiquez-la dans DATABASE_URL, ou déplacez d'abord ces éléments ailleurs, puis relancez.",
  );
  const { rows } = await shared.owner.query(
    "select to_regclass('comptabilite') is not null and to_regclass('agenda_du_cabinet') is not null as there, (select count(*) from schema_migrations) > 8 as whole",
  );
  expect(rows[0]).toEqual({ there: true, whole: true });
});

test("a demo cut halfway begins again where only Maillage stands", async () => {
  const own = await aServer();
  const half = await aCptsWith(own);
  await own.owner.query("update territory_cpts set is_demo = true where id = $1", [half.cptsId]);
  await own.owner.query(halfLoaded);
  const cut = await prepareDemo(own.deps, own.owner, () => {}, AbortSignal.abort()).catch(
    (error: unknown) => error,
  );
  expect(cut).not.toBeInstanceOf(SettingsProblem);
  const { rows } = await own.owner.query(
    "select (select count(*)::int from territory_cpts where id = $1) as half, (select count(*) from reference_communes) > 30000 as reference",
    [half.cptsId],
  );
  expect(rows[0]).toEqual({ half: 0, reference: true });
});
