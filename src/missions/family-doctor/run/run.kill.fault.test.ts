import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { afterAll, expect, test } from "vitest";
import { type RealProcess, startProcess } from "../../../../tools/testing/a-real-process.ts";
import { aServer } from "../../../../tools/testing/index.ts";
import { systemClock } from "../../../platform/time/index.ts";
import { anOffer, aTerritory, aWaitingPatient, findLost } from "../proposal/proposal-test-kit.ts";
import { runActs } from "./run-test-kit.ts";

const server = await aServer();
// The killed server reads the real clock: runs asked in another year would be swept as given up.
server.deps.clock.now = systemClock.now;
const { rows, read, linesOf, adopt, ask, many } = runActs(server);
const url = (server.owner.options as { connectionString?: string }).connectionString ?? "";
const folder = await mkdtemp(join(tmpdir(), "maillage-run-kill-"));
let running: RealProcess | undefined;
afterAll(async () => {
  running?.child.kill("SIGKILL");
  await running?.ended;
  await rm(folder, { recursive: true, force: true });
});

const start = async (): Promise<void> => {
  running = await startProcess(folder, ["--empty"], { DATABASE_URL: url, MAILLAGE_MODE: "test" });
};

const GATE = 4_711;

/** Stops whoever writes the row of one request in a table, in the middle of their transaction, until they are killed. */
async function killWhileWriting(
  table: string,
  requestId: string,
  begin: () => Promise<unknown>,
): Promise<void> {
  const gate = new pg.Client({ connectionString: url });
  await gate.connect();
  await gate.query("select pg_advisory_lock($1)", [GATE]);
  await gate.query(
    `create or replace function test_gate() returns trigger language plpgsql as
     $$ begin perform pg_advisory_xact_lock(${GATE}); return new; end $$`,
  );
  await gate.query(
    `create trigger test_gate before insert or update on ${table} for each row
     when (new.request_id = '${requestId}') execute function test_gate()`,
  );
  await begin();
  const isAtGate = () =>
    gate.query("select 1 from pg_locks where locktype = 'advisory' and objid = $1 and not granted", [GATE]);
  while ((await isAtGate()).rowCount === 0) await sleep(20);
  running?.child.kill("SIGKILL");
  await running?.ended;
  // What waited at the gate goes through it, finds nobody to answer, and is rolled back.
  const ended = once(gate, "end");
  await gate.query("select pg_advisory_unlock($1)", [GATE]);
  while (
    (
      await rows(
        "select 1 from pg_stat_activity where datname = current_database() and usename = 'maillage_app' and state <> 'idle' and query ilike $1",
        [`%${table}%`],
      )
    ).length > 0
  )
    await sleep(20);
  await gate.query(`drop trigger test_gate on ${table}`);
  await gate.end();
  await ended;
}

const until = async (done: () => Promise<boolean>): Promise<void> => {
  while (!(await done())) await sleep(50);
};

test("kill -9 while a run writes its lines, while it is adopted, while that is undone: nothing by half, and each goes on", {
  timeout: 170_000,
}, async () => {
  const place = await aTerritory(server, 3);
  for (const nth of [0, 1, 2]) await anOffer(place, nth, { capacity: 40 });
  const ids = (await many(place, 159)).sort();
  ids.push(await aWaitingPatient(server, place.cptsId, { weight: 1 }));
  await server.owner.query("update mt_offers set from_on = '2020-01-01' where cpts_id = $1", [place.cptsId]);
  const count = async (table: string, where = "true") =>
    (await rows(`select count(*)::int as n from ${table} where cpts_id = $1 and ${where}`, [place.cptsId]))[0]
      .n;

  // A run: the hundred lines before stand, those of the batch that was cut do not, and nobody reads half an answer.
  await start();
  let id = "";
  await killWhileWriting("mt_run_lines", ids[130]!, async () => {
    id = (await ask(place)).body.id;
  });
  expect(await read(place, id)).toMatchObject({ state: "working", served: null, today: null });
  expect(await count("mt_run_lines")).toBe(100);
  expect(await linesOf(place, id)).toEqual([]);
  expect((await adopt(place, id)).body.code).toBe("family-doctor.run-not-done");
  await start();
  await until(async () => (await read(place, id)).state === "done");
  expect(await read(place, id)).toMatchObject({ served: 120, patients: 160 });
  expect(await count("mt_run_lines")).toBe(160);

  // Its adoption: whole batches of fifty.
  const [{ request_id: inSecond }] = await rows(
    "select request_id from mt_run_lines where run_id = $1 and offer_id is not null order by request_id offset 70 limit 1",
    [id],
  );
  await killWhileWriting("mt_proposals", inSecond, () => adopt(place, id));
  expect((await read(place, id)).adoption).toMatchObject({ state: "working", adopted: 50 });
  expect(await count("mt_proposals")).toBe(50);
  expect(await count("mt_requests", "status = 'proposed'")).toBe(50);
  expect(await findLost(server, place.cptsId)).toEqual([]);
  await start();
  await until(async () => (await read(place, id)).state === "adopted");
  expect(await read(place, id)).toMatchObject({
    adoption: { adopted: 120, skipped: 0 },
    proposals: { proposed: 120 },
  });
  expect(await findLost(server, place.cptsId)).toEqual([]);

  // Its undoing: the first fifty with the touch, the others by the job.
  await killWhileWriting("mt_proposals", inSecond, () =>
    place.coordinator.call("POST", `${place.at}/runs/${id}/undo`),
  );
  expect((await read(place, id)).undo).toMatchObject({ state: "working", withdrawn: 50 });
  expect(await count("mt_requests", "status = 'waiting'")).toBe(90);
  expect(await findLost(server, place.cptsId)).toEqual([]);
  await start();
  await until(async () => (await read(place, id)).undo.state === "done");
  expect(await read(place, id)).toMatchObject({ undo: { withdrawn: 120 }, proposals: { proposed: 0 } });
  expect(await count("mt_requests", "status = 'waiting'")).toBe(160);
  expect(await findLost(server, place.cptsId)).toEqual([]);
  running?.child.kill("SIGTERM");
  expect(await running?.ended).toBe(0);
});
