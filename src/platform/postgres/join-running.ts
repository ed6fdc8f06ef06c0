import { existsSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { checkConnection } from "./check-connection.ts";
import { describeServer, type LocalPostgres } from "./describe-server.ts";
import { readPassword } from "./keep-password.ts";
import { holderOf } from "./lock-data-folder.ts";
import { postmasterFile } from "./run-postmaster.ts";

const PATIENCE_MS = 10_000;

/** The server that another living process of ours runs on this folder; undefined when there is none. */
export async function joinRunning(folder: string): Promise<LocalPostgres | undefined> {
  const cluster = join(folder, "cluster");
  const until = Date.now() + PATIENCE_MS;
  // The other one may still be starting.
  while (holderOf(folder) !== undefined && Date.now() < until) {
    const state = existsSync(cluster) ? postmasterFile(cluster) : undefined;
    const password = readPassword(folder);
    if (state?.status === "ready" && password !== undefined) {
      const server = describeServer(folder, state.port, password);
      const answer = await checkConnection(server.url()).catch(() => "refused");
      if (answer === "ok") return { ...server, pid: state.pid, stop: async () => {} };
    }
    await pause(50);
  }
  return undefined;
}
