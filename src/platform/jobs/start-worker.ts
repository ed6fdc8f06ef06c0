import { setTimeout as sleep } from "node:timers/promises";
import { Logger, type ParsedCronItem, parseCronItems, type Runner, run } from "graphile-worker";
import type pg from "pg";
import type { Deps } from "../deps.ts";
import type { Job } from "./job.ts";
import { jobsGivenUp, jobsWaiting } from "./job-metrics.ts";
import { type Turn, takeTurn } from "./take-turn.ts";
import { taskOf } from "./task-of.ts";

const CONCURRENCY = 3;
const FINISH_MS = 10_000;
const RETRY_MS = 2_000;
const MEASURE_MS = 15_000;

export interface Worker {
  /** Tells running jobs to come to an end, and waits for them, 10 s at most; what is cut runs again at the next start. */
  stop: () => Promise<void>;
}

/**
 * Runs the queue's jobs in this process. One process at a time does so (advisory lock); another takes over when it dies,
 * and first frees the jobs that died with it. Needs at least 6 connections in the owner's pool.
 */
export async function startWorker(deps: Deps, owner: pg.Pool, jobs: readonly Job[]): Promise<Worker> {
  const crons = cronsOf(jobs);
  const stopping = new AbortController();
  let runner: Runner | undefined;
  // Aborted when the server ends, and when the turn is lost: another process will run these jobs again.
  let ending = new AbortController();
  const begin = async (): Promise<Turn | undefined> => {
    const turn = await takeTurn(owner);
    if (!turn) return undefined;
    try {
      await freeJobsOfTheDead(owner);
      ending = new AbortController();
      runner = await run(queueOptions(deps, owner, jobs, crons, ending.signal));
      for (const { name } of jobs.filter((job) => job.atStart))
        await runner.addJob(name, {}, { jobKey: `${name}:start`, maxAttempts: 3 });
    } catch (error) {
      turn.giveBack();
      throw error;
    }
    runner.promise.catch((error: unknown) => deps.log.warn({ err: error }, "the queue stopped"));
    return turn;
  };
  const attempt = () =>
    begin().catch((error: unknown) => {
      deps.log.warn({ err: error }, "the queue cannot start now");
      return undefined;
    });
  const first = await attempt();
  const keeping = (async () => {
    let turn = first;
    while (!stopping.signal.aborted) {
      const over = runner?.promise.catch(() => {});
      if (turn) await Promise.race([turn.lost, over, aborted(stopping.signal)]);
      ending.abort();
      await finish(runner);
      runner = undefined;
      turn?.giveBack();
      turn = undefined;
      await sleep(RETRY_MS, undefined, { signal: stopping.signal }).catch(() => {});
      if (!stopping.signal.aborted) turn = await attempt();
    }
    // Stopped while it was taking its turn.
    ending.abort();
    await finish(runner);
    turn?.giveBack();
  })();
  const measuring = setInterval(() => void measureQueue(owner), MEASURE_MS);
  measuring.unref();
  return {
    stop: async () => {
      clearInterval(measuring);
      stopping.abort();
      await keeping;
    },
  };
}

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) =>
    signal.aborted ? resolve() : signal.addEventListener("abort", () => resolve(), { once: true }),
  );

async function finish(runner: Runner | undefined): Promise<void> {
  if (!runner) return;
  const stopped = runner.stop().catch(() => {});
  const inTime = await Promise.race([stopped.then(() => true), sleep(FINISH_MS, false, { ref: false })]);
  if (!inTime) await Promise.race([runner.kill().catch(() => {}), sleep(1_000, undefined, { ref: false })]);
}

const queueOptions = (
  deps: Deps,
  owner: pg.Pool,
  jobs: readonly Job[],
  parsedCronItems: ParsedCronItem[],
  ending: AbortSignal,
) => ({
  pgPool: owner,
  concurrency: CONCURRENCY,
  noHandleSignals: true,
  pollInterval: 2_000,
  gracefulShutdownAbortTimeout: FINISH_MS,
  // Without batches, what becomes of a job is written by a promise that nobody awaits: a database lost at that moment
  // would end the process (seen with graphile-worker 0.18.0). Batches try again, then stop the runner, which starts anew.
  preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
  // Its own lines repeat error texts; ours (task-of.ts) do not.
  logger: new Logger(() => (level, message) => {
    if (level === "error" && !message.startsWith("Failed task"))
      deps.log.warn({ message: message.slice(0, 200) }, "queue");
  }),
  taskList: Object.fromEntries(jobs.map((job) => [job.name, taskOf(deps, job, ending)])),
  parsedCronItems,
});

/** @throws at the start when a job's cron expression is not one. */
const cronsOf = (jobs: readonly Job[]): ParsedCronItem[] =>
  parseCronItems(
    jobs.flatMap(({ name, cron, maxAttempts = 3 }) =>
      cron
        ? [
            {
              task: name,
              match: cron,
              identifier: name,
              // A slow run does not pile up others behind it.
              options: { maxAttempts, jobKey: `cron:${name}`, jobKeyMode: "preserve_run_at" as const },
            },
          ]
        : [],
    ),
  );

async function freeJobsOfTheDead(owner: pg.Pool): Promise<void> {
  await owner.query(`select graphile_worker.force_unlock_workers(array(
    select locked_by from graphile_worker._private_jobs where locked_by is not null
    union select locked_by from graphile_worker._private_job_queues where locked_by is not null))`);
}

async function measureQueue(owner: pg.Pool): Promise<void> {
  const { rows } = await owner
    .query<{ waiting: number; given_up: number }>(`select
      (select count(*)::int from (select 1 from graphile_worker._private_jobs where is_available and run_at <= now() limit 10000) w) as waiting,
      (select count(*)::int from (select 1 from graphile_worker._private_jobs where attempts >= max_attempts and locked_at is null limit 10000) g) as given_up`)
    .catch(() => ({ rows: [] }));
  if (!rows[0]) return;
  jobsWaiting.set(rows[0].waiting);
  jobsGivenUp.set(rows[0].given_up);
}
