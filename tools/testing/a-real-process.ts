import { type ChildProcess, spawn } from "node:child_process";
import { setPriority } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type pg from "pg";
import { openStorage } from "../../src/app/database/open-storage.ts";
import { openLogger } from "../../src/platform/log/logger.ts";
import { readSettings } from "../../src/platform/settings/settings.ts";

const MAIN = join(import.meta.dirname, "../../src/app/main.ts");

export interface RealProcess {
  url: string;
  child: ChildProcess;
  /** Resolves with the exit code, or null after a signal. */
  ended: Promise<number | null>;
}

/** The real server in a process of its own, on a free port; resolves when it is ready. */
export async function startProcess(
  dataFolder: string,
  args: string[] = ["--empty"],
  environment: Record<string, string> = {},
  priority = 0,
): Promise<RealProcess> {
  const child = spawn(process.execPath, [MAIN, "serve", ...args], {
    env: {
      PATH: process.env["PATH"],
      MAILLAGE_DATA: dataFolder,
      PORT: "0",
      LOG_LEVEL: "fatal",
      RATE_LIMIT_FACTOR: "100000",
      ...environment,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  if (priority !== 0 && child.pid) setPriority(child.pid, priority);
  const endWithUs = () => child.kill("SIGTERM");
  process.once("exit", endWithUs);
  const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
  ended.then(() => process.off("exit", endWithUs));
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk) => (said += chunk));
  // The demo takes a minute on a quiet machine, and more than two on one that works for others.
  for (let i = 0; i < 4_000; i++) {
    const url = /prêt : (\S+)/.exec(said)?.[1];
    if (url) return { url, child, ended };
    if (child.exitCode !== null) break;
    await sleep(100);
  }
  child.kill("SIGKILL");
  throw new Error(`the server did not start: ${said.slice(-2_000)}`);
}

/** Looks into, or prepares, the database that a server runs. */
export async function withDatabaseOf<T>(
  dataFolder: string,
  work: (owner: pg.Pool) => Promise<T>,
): Promise<T> {
  const storage = await openStorage(readSettings({ MAILLAGE_DATA: dataFolder }), openLogger("fatal"), {
    joinRunning: true,
  });
  try {
    return await work(storage.owner);
  } finally {
    await storage.close();
  }
}
