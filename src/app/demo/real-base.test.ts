import { expect, test } from "vitest";
import { aCptsWith, aPerson, aServer } from "../../../tools/testing/index.ts";
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

test("a demo cut halfway never empties a base where other tables stand", async () => {
  const shared = await aServer();
  await shared.owner.query("create table comptabilite (id integer)");
  await shared.owner.query(
    "insert into reference_values (set_name, code, label, source, valid_from) values ('demo-territory', 'state', 'loading', 'Maillage', '2000-01-01')",
  );
  await expect(prepareDemo(shared.deps, shared.owner, () => {}, AbortSignal.abort())).rejects.toThrow(
    "comptabilite",
  );
  expect(
    (await shared.owner.query("select to_regclass('comptabilite') is not null as there")).rows[0].there,
  ).toBe(true);
});
