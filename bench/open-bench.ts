import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { removeDataFolder } from "../tools/testing/remove-data-folder.ts";
import { type BenchServer, startBenchServer } from "./load/bench-server.ts";
import type { Bench } from "./scenario.ts";
import { type BenchDatabase, openBenchDatabase } from "./seed/bench-database.ts";

/**
 * What scenarios share, each part made when first asked for; `close` stops and removes all of it, as far as it came. The
 * database is in `keptFolder` when one is given, which is not removed.
 */
export function openBench(
  small: boolean,
  say: (line: string) => void,
  keptFolder?: string,
): Bench & { close: () => Promise<void> } {
  const ending: (() => unknown)[] = [];
  let isClosed = false;
  const atEnd = (work: () => unknown) => {
    if (isClosed) Promise.resolve(work()).catch(() => {});
    else ending.push(work);
  };
  let database: Promise<BenchDatabase> | undefined;
  let server: Promise<BenchServer> | undefined;
  const bench: Bench = {
    small,
    say,
    atEnd,
    folder: async (name) => {
      const folder = await mkdtemp(join(tmpdir(), `maillage-bench-${name}-`));
      atEnd(() => removeDataFolder(folder));
      return folder;
    },
    database: () => {
      database ??= openBenchDatabase(keptFolder ? { ...bench, folder: async () => keptFolder } : bench);
      return database;
    },
    server: () => {
      server ??= bench.database().then((opened) => startBenchServer(opened, atEnd));
      return server;
    },
  };
  const close = async () => {
    for (let work = ending.pop(); work; work = ending.pop()) {
      try {
        await work();
      } catch (error) {
        say(`not cleaned up: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
    isClosed = true;
  };
  return { ...bench, close };
}
