import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as pause } from "node:timers/promises";
import type { ClusterPlace } from "./create-cluster.ts";
import { explainFailure } from "./explain-failure.ts";
import { stopWhenOrphaned } from "./stop-when-orphaned.ts";

/** Nothing of the caller's environment: a PGDATA or PGPORT of theirs must not reach our server. */
export const ENVIRONMENT: NodeJS.ProcessEnv = {
  LC_ALL: "C",
  TZ: "UTC",
  PATH: process.env.PATH,
  ...(process.platform === "win32" ? { SystemRoot: process.env.SystemRoot, TEMP: process.env.TEMP } : {}),
};
/** Recovery after a power cut replays up to max_wal_size; minutes on a slow disk. */
const READY_MS = 600_000;
const FAST_STOP_MS = 30_000;
const IMMEDIATE_STOP_MS = 5_000;

export interface Postmaster {
  pid: number;
  /** Settles when the process has ended, for whatever reason. */
  ended: Promise<void>;
  stop(): Promise<void>;
}

/** Starts the server and waits until it takes connections; throws a StartupProblem with its own last words otherwise. */
export async function runPostmaster(
  place: ClusterPlace,
  settings: string[],
  port: number,
  log: (line: string) => void,
): Promise<Postmaster> {
  const { folder, cluster, identity, binaries } = place;
  // Its own session: Ctrl-C reaches every process of the terminal, and the server still has requests to finish.
  const child = spawn(binaries.postgres, ["-D", cluster, ...settings], {
    ...identity,
    cwd: "/",
    env: ENVIRONMENT,
    stdio: ["ignore", "ignore", "pipe"],
    detached: true,
  });
  const said: string[] = [];
  createInterface({ input: child.stderr! }).on("line", (line) => {
    said.push(line);
    if (said.length > 50) said.shift();
    log(line);
  });
  const ended = new Promise<void>((resolve) => {
    child.on("close", () => resolve());
    child.on("error", (error) => {
      said.push(error.message);
      resolve();
    });
  });
  const isReady = await becomesReady(child, cluster, ended);
  if (!isReady) {
    if (child.pid !== undefined) await stopServer(child, place, ended);
    throw explainFailure(said, { folder, port });
  }
  const dismiss = stopWhenOrphaned(child.pid!, identity);
  const over = ended.then(dismiss);
  return { pid: child.pid!, ended: over, stop: () => stopServer(child, place, over) };
}

/** PostgreSQL writes its state on line 8 of postmaster.pid: no guess from the language of its messages. */
async function becomesReady(child: ChildProcess, cluster: string, ended: Promise<void>): Promise<boolean> {
  let gone = false;
  ended.then(() => {
    gone = true;
  });
  const until = Date.now() + READY_MS;
  while (!gone && Date.now() < until) {
    const state = postmasterFile(cluster);
    if (state !== undefined && state.pid === child.pid && state.status === "ready") return true;
    await pause(10);
  }
  return false;
}

/** What postmaster.pid says; undefined when there is none, so when the last server ended well. */
export function postmasterFile(cluster: string): { pid: number; port: number; status: string } | undefined {
  try {
    const lines = readFileSync(join(cluster, "postmaster.pid"), "utf8").split("\n");
    return { pid: Number(lines[0]), port: Number(lines[3]), status: (lines[7] ?? "").trim() };
  } catch {
    return undefined;
  }
}

/** SIGINT: ends sessions and leaves a clean cluster. SIGQUIT: leaves one to recover. Never less than gone. */
async function stopServer(child: ChildProcess, place: ClusterPlace, ended: Promise<void>): Promise<void> {
  if (process.platform === "win32") spawn(place.binaries.pgCtl, ["stop", "-D", place.cluster, "-m", "fast"]);
  else child.kill("SIGINT");
  if (await within(FAST_STOP_MS, ended)) return;
  child.kill("SIGQUIT");
  if (await within(IMMEDIATE_STOP_MS, ended)) return;
  child.kill("SIGKILL");
  await ended;
}

async function within(milliseconds: number, event: Promise<void>): Promise<boolean> {
  const timer = new AbortController();
  const late = pause(milliseconds, false, { signal: timer.signal }).catch(() => false);
  const onTime = await Promise.race([event.then(() => true), late]);
  timer.abort();
  return onTime;
}
