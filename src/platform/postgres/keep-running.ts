import type { Postmaster } from "./run-postmaster.ts";

const MAX_RESTARTS = 5;
const WINDOW_MS = 60_000;

export interface KeptRunning {
  pid(): number;
  stop(): Promise<void>;
}

/**
 * Starts the server again, on the same port, when it dies without being asked to (killed, out of memory): pools then
 * find it again by themselves. Five deaths within a minute, or a failed start, and it is lost.
 */
export function keepRunning(
  first: Postmaster,
  startAgain: () => Promise<Postmaster>,
  onLost: (problem: Error) => void,
  log: (line: string) => void,
): KeptRunning {
  let current = first;
  let stopping: Promise<void> | undefined;
  let restart: Promise<void> = Promise.resolve();
  const deaths: number[] = [];

  const watch = (server: Postmaster) =>
    server.ended.then(() => {
      if (stopping === undefined) restart = revive();
    });
  const revive = async () => {
    const now = Date.now();
    deaths.push(now);
    try {
      if (deaths.filter((at) => now - at < WINDOW_MS).length > MAX_RESTARTS)
        throw new Error("repeated deaths");
      log("La base de données s'est arrêtée d'elle-même : redémarrage.");
      current = await startAgain();
      watch(current);
    } catch (error) {
      onLost(error as Error);
    }
  };
  watch(first);

  const stop = async () => {
    await restart;
    await current.stop();
  };
  return {
    pid: () => current.pid,
    stop: () => {
      stopping ??= stop();
      return stopping;
    },
  };
}
