import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, describe, expect, test } from "vitest";
import { aCptsWith, aServer, drainJobs } from "../../../tools/testing/index.ts";
import { openPool, withPlatform } from "../db/index.ts";
import { enqueueJob, forEachCpts, type Job, openProgress, startWorker, type Worker } from "./index.ts";

const server = await aServer();
const { deps } = server;
// Two queues at once, each with a turn, an ear and its jobs.
const owner = openPool({
  url: String(server.owner.options.connectionString),
  applicationName: "tests",
  max: 12,
});
afterAll(() => owner.end());

const enqueue = (
  name: string,
  payload: Record<string, number> = {},
  more: { key?: string; runAt?: Date } = {},
) => withPlatform(deps.db, (tx) => enqueueJob(tx, { name, payload, ...more }));
const until = async (condition: () => boolean | Promise<boolean>) => {
  const end = performance.now() + 8_000;
  while (!(await condition())) {
    if (performance.now() > end) throw new Error("waited too long");
    await sleep(10);
  }
};
const workers: Worker[] = [];
const start = async (...jobs: Job[]) => {
  const worker = await startWorker(deps, owner, jobs);
  workers.push(worker);
  return worker;
};
afterEach(async () => {
  for (const worker of workers.splice(0)) await worker.stop();
});

describe("jobs", () => {
  test("run once the transaction that wants them is committed, never if it is rolled back", async () => {
    const ran: unknown[] = [];
    await start({ name: "test.count", run: async (_deps, payload) => void ran.push(payload["n"]) });
    await withPlatform(deps.db, async (tx) => {
      await enqueueJob(tx, { name: "test.count", payload: { n: 1 } });
      throw new Error("no");
    }).catch(() => {});
    await enqueue("test.count", { n: 2 });
    await until(() => ran.length > 0);
    expect(ran).toEqual([2]);
  });

  test("a failure is tried again and keeps only safe words", async () => {
    await start({
      name: "test.fail",
      run: async () => {
        await owner.query("select 'secret of a patient'::uuid");
      },
    });
    await enqueue("test.fail");
    const kept = () =>
      owner.query(
        "select last_error, attempts from graphile_worker._private_jobs where last_error is not null",
      );
    await until(async () => ((await kept()).rowCount ?? 0) > 0);
    const { rows } = await kept();
    expect(rows[0].last_error).toContain("database 22P02");
    expect(rows[0].last_error).not.toContain("secret");
    await owner.query("delete from graphile_worker._private_jobs");
  });

  test("stopping tells a long job, and waits for it", async () => {
    const seen: string[] = [];
    const worker = await start({
      name: "test.long",
      run: async (_deps, _payload, { signal }) => {
        seen.push("begun");
        while (!signal.aborted) await sleep(5);
        await sleep(50);
        seen.push("ended");
      },
    });
    await enqueue("test.long");
    await until(() => seen.length === 1);
    await worker.stop();
    expect(seen).toEqual(["begun", "ended"]);
  });

  test("what died with a killed process runs again at the next start; a second process waits for its turn", async () => {
    await enqueue("test.again");
    await owner.query(
      "update graphile_worker._private_jobs set locked_at = now(), locked_by = 'worker-of-the-dead', attempts = 1",
    );
    const ran: string[] = [];
    const job = (who: string): Job => ({ name: "test.again", run: async () => void ran.push(who) });
    const first = await start(job("first"));
    await until(() => ran.length === 1);
    await start(job("second"));
    await enqueue("test.again");
    await until(() => ran.length === 2);
    expect(ran).toEqual(["first", "first"]);
    await first.stop();
    await enqueue("test.again");
    await until(() => ran.length === 3);
    expect(ran[2]).toBe("second");
  });

  test("what runs by itself is known to the queue, and a bad expression is refused at the start", async () => {
    await expect(start({ name: "test.bad", cron: "every day", run: async () => {} })).rejects.toThrow();
    await start({ name: "test.cron", cron: "*/5 * * * *", run: async () => {} });
    await until(
      async () =>
        ((
          await owner.query(
            "select 1 from graphile_worker._private_known_crontabs where identifier = 'test.cron'",
          )
        ).rowCount ?? 0) === 1,
    );
  });

  test("for each CPTS, one that fails does not stop the others", async () => {
    const one = await aCptsWith(server);
    const other = await aCptsWith(server, { timeZone: "Indian/Reunion" });
    const seen = new Map<string, string>();
    await expect(
      forEachCpts(deps, async (cpts) => {
        seen.set(cpts.id, cpts.timeZone);
        if (cpts.id === one.cptsId) throw new Error("broken");
      }),
    ).rejects.toThrow("failed for 1 of");
    expect(seen.get(other.cptsId)).toBe("Indian/Reunion");
  });

  test("progress is told to screens, not more than twice a second", async () => {
    const { cptsId } = await aCptsWith(server);
    const heard: unknown[] = [];
    const leave = deps.live.listen(cptsId, (change) => heard.push(change));
    const progress = openProgress(deps, cptsId, "import", "i1");
    for (let i = 0; i < 100; i++) progress.moved();
    progress.done();
    leave?.();
    expect(heard).toEqual([
      { topic: "import", id: "i1" },
      { topic: "import", id: "i1" },
    ]);
  });

  test("tests drain the queue by their own clock", async () => {
    const ran: number[] = [];
    const job: Job = {
      name: "test.drain",
      run: async (_deps, payload) => void ran.push(Number(payload["n"])),
    };
    const at = (seconds: number) => new Date(deps.clock.now().epochMilliseconds + seconds * 1000);
    await enqueue("test.drain", { n: 1 }, { runAt: at(-1) });
    await enqueue("test.drain", { n: 2 }, { runAt: at(86_400 * 400) });
    await drainJobs(server, [job]);
    expect(ran).toEqual([1]);
  });
});
