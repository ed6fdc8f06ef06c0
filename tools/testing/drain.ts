import { Logger, runOnce } from "graphile-worker";
import { slices } from "../../src/app/slices.ts";
import { findCptsWithEvents, type Subscriber, tellAll } from "../../src/platform/events/index.ts";
import type { Job } from "../../src/platform/jobs/index.ts";
import type { TestServer } from "./a-server.ts";

const never = new AbortController().signal;

/** Tells all waiting events to the slices (and to `more`), until none is left. Fails when a subscriber fails. */
export async function drainEvents(server: TestServer, more: readonly Subscriber[] = []): Promise<number> {
  const subscribers = [...slices.flatMap((slice) => slice.subscribers ?? []), ...more];
  let told = 0;
  for (
    let waiting = await findCptsWithEvents(server.deps);
    waiting.length > 0;
    waiting = await findCptsWithEvents(server.deps)
  ) {
    const sum = await tellAll(server.deps, subscribers, waiting, never);
    if (sum.failed > 0) {
      const { rows } = await server.owner.query(
        "select name, last_error from events_outbox where last_error is not null and dispatched_at is null limit 5",
      );
      throw new Error(`events failed: ${JSON.stringify(rows)}`);
    }
    told += sum.told;
  }
  return told;
}

/** Runs the jobs that are due by the server's clock, or within half a minute (notices gather that long), and those that they enqueue, until none is left. Fails when one fails. */
export async function drainJobs(server: TestServer, more: readonly Job[] = []): Promise<string[]> {
  const ran: string[] = [];
  const failures: unknown[] = [];
  const task = (job: Job) => async (payload: unknown) => {
    try {
      await job.run(server.deps, payload as Record<string, unknown>, { signal: never });
      ran.push(job.name);
    } catch (error) {
      failures.push(error);
      throw error;
    }
  };
  const jobs = [...slices.flatMap((slice) => slice.jobs ?? []), ...more];
  const taskList = Object.fromEntries(jobs.map((job) => [job.name, task(job)]));
  // The queue reads the database's clock; the server's stands still somewhere else.
  const makeDue = () =>
    server.owner.query(
      "update graphile_worker._private_jobs set run_at = now() where run_at > now() and run_at <= $1",
      [server.deps.clock.now().add({ seconds: 30 }).toString()],
    );
  do {
    await makeDue();
    await runOnce({ pgPool: server.owner, taskList, logger: new Logger(() => () => {}) });
  } while (failures.length === 0 && ((await makeDue()).rowCount ?? 0) > 0);
  if (failures.length > 0) throw failures[0];
  return ran;
}

/** Runs one job of a slice by name, now, as its cron would. */
export async function runJob(
  server: TestServer,
  name: string,
  payload: Record<string, unknown> = {},
): Promise<void> {
  const job = slices.flatMap((slice) => slice.jobs ?? []).find((one) => one.name === name);
  if (!job) throw new Error(`no job named ${name}`);
  await job.run(server.deps, payload, { signal: never });
}
