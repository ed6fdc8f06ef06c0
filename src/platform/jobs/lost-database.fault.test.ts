import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, expect, test } from "vitest";
import { aCptsWith, aServer } from "../../../tools/testing/index.ts";
import { openPool, withPlatform, withTenant } from "../db/index.ts";
import { dispatchEvents, openWaker, publishEvent } from "../events/index.ts";
import { enqueueJob, startWorker } from "./index.ts";

const server = await aServer();
const { deps } = server;
const owner = openPool({
  url: String(server.owner.options.connectionString),
  applicationName: "worker",
  max: 8,
});
afterAll(() => owner.end());

const cutAllConnections = () =>
  server.owner.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()",
  );
const until = async (condition: () => boolean) => {
  const end = performance.now() + 30_000;
  while (!condition()) {
    if (performance.now() > end) throw new Error("waited too long");
    await sleep(20);
  }
};

test("after all connections were cut, jobs and events go on by themselves, and what was cut runs again", async () => {
  const { cptsId } = await aCptsWith(server);
  const waker = openWaker();
  const living = { ...deps, wake: waker.wake };
  const ran: number[] = [];
  const told: number[] = [];
  let isSlow = true;
  const worker = await startWorker(living, owner, [
    {
      name: "test.cut",
      run: async (_deps, payload, { signal }) => {
        if (isSlow) {
          await sleep(20_000, undefined, { signal }).catch(() => {});
          throw new Error("cut");
        }
        ran.push(Number(payload["n"]));
      },
    },
  ]);
  const dispatcher = dispatchEvents(
    living,
    [
      {
        event: "test.cut",
        name: "test: hear",
        handle: async (_deps, _tx, event) => void told.push(Number(event.payload["n"])),
      },
    ],
    waker,
  );
  const send = async (n: number) => {
    await withPlatform(deps.db, (tx) => enqueueJob(tx, { name: "test.cut", payload: { n } }));
    await withTenant(deps.db, cptsId, (tx) => publishEvent(living, tx, { name: "test.cut", payload: { n } }));
  };
  try {
    await send(1);
    await sleep(300);
    await cutAllConnections();
    await sleep(200);
    isSlow = false;
    await send(2).catch(() => sleep(500).then(() => send(2)));
    await until(() => told.includes(2) && ran.includes(2));
    expect(told.filter((n) => n === 1)).toHaveLength(1);
  } finally {
    await dispatcher.stop();
    await worker.stop();
  }
});
