import { spawn } from "node:child_process";
import type { Identity } from "./choose-identity.ts";

/**
 * Stops the server if we die without being able to (kill -9, out of memory). A shell waits on a pipe from us: the system
 * closes it when we are gone, whatever the cause, and the wait ends without a line. Returns what sends the shell away
 * and waits until it has gone.
 */
export function stopWhenOrphaned(pid: number, identity: Identity | undefined): () => Promise<void> {
  if (process.platform === "win32") return async () => {};
  const script = 'read -r line || kill -INT "$1"';
  const shell = spawn("/bin/sh", ["-c", script, "maillage-watch", String(pid)], {
    ...identity,
    cwd: "/",
    stdio: ["pipe", "ignore", "ignore"],
    detached: true,
  });
  shell.stdin?.on("error", () => {});
  // Without a shell (error) the next start clears the orphan instead: clear-orphans.ts.
  const gone = new Promise<void>((resolve) => {
    shell.on("close", () => resolve());
    shell.on("error", () => resolve());
  });
  shell.unref();
  return () => {
    shell.ref();
    shell.stdin?.end("done\n");
    return gone;
  };
}
