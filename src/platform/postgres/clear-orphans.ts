import { realpathSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { postgresProcesses } from "./process-facts.ts";
import { postmasterFile } from "./run-postmaster.ts";

const FAST_STOP_MS = 15_000;
const IMMEDIATE_STOP_MS = 5_000;

/**
 * Ends whatever a killed server left behind on this cluster (the caller holds the lock of the data folder, so nobody
 * alive owns it): the old postmaster, or its children when it was killed itself. They are ended rather than adopted:
 * their sessions hold locks for clients that are dead, and their settings may be those of another version.
 * Then removes postmaster.pid, whose number may by now be another program's.
 */
export async function clearOrphans(cluster: string, log: (line: string) => void): Promise<void> {
  const left = postmasterFile(cluster);
  const real = realpathSync(cluster);
  const living = () => postgresProcesses(real, left?.pid);
  const orphans = living();
  if (orphans.length > 0) log(`Arrêt d'un ancien serveur de base de données (${orphans.length} processus).`);
  if (left !== undefined && orphans.includes(left.pid)) signal([left.pid], "SIGINT");
  else signal(orphans, "SIGQUIT");
  if (!(await gone(living, FAST_STOP_MS))) {
    signal(living(), "SIGQUIT");
    if (!(await gone(living, IMMEDIATE_STOP_MS))) signal(living(), "SIGKILL");
    await gone(living, IMMEDIATE_STOP_MS);
  }
  if (living().length === 0) rmSync(join(cluster, "postmaster.pid"), { force: true });
}

async function gone(living: () => number[], milliseconds: number): Promise<boolean> {
  const until = Date.now() + milliseconds;
  while (living().length > 0) {
    if (Date.now() > until) return false;
    await pause(20);
  }
  return true;
}

function signal(pids: number[], name: NodeJS.Signals): void {
  for (const pid of pids) {
    try {
      process.kill(pid, name);
    } catch {
      // It ended in between, which is what we want; one we may not end is seen by the caller's next look.
    }
  }
}
