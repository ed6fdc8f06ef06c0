import { randomBytes } from "node:crypto";
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { inUse } from "./explain-failure.ts";
import { fingerprint } from "./process-facts.ts";

const LOCK = "in-use.json";
/** A server that is being stopped while the next one starts lets go within this time. */
const PATIENCE_MS = 3000;

export interface DataLock {
  release(): void;
}

/** The living process that holds the folder, if there is one. */
export function holderOf(folder: string): number | undefined {
  const holder = parse(read(join(folder, LOCK)));
  return holder !== undefined && fingerprint(holder.pid) === holder.mark ? holder.pid : undefined;
}

/**
 * Takes the folder for this process, or throws `data-in-use`. A lock whose holder is dead is taken over.
 * The lock also keeps two of our own starts apart, which postmaster.pid does not: the second would stop the first's server.
 */
export async function lockDataFolder(folder: string): Promise<DataLock> {
  const path = join(folder, LOCK);
  const mine = JSON.stringify({
    pid: process.pid,
    mark: fingerprint(process.pid),
    key: randomBytes(6).toString("hex"),
  });
  const until = Date.now() + PATIENCE_MS;
  while (!claim(path, mine)) {
    const holder = holderOf(folder);
    if (holder === process.pid) throw inUse(folder, holder);
    if (holder === undefined) removeStale(path);
    else if (Date.now() > until) throw inUse(folder, holder);
    await pause(50);
  }
  return {
    release: () => {
      if (read(path) === mine) rmSync(path, { force: true });
    },
  };
}

/** A hard link appears whole or not at all: nobody ever reads half a lock. */
function claim(path: string, content: string): boolean {
  const draft = `${path}.${process.pid}.${randomBytes(4).toString("hex")}`;
  try {
    writeFileSync(draft, content, { mode: 0o600 });
    linkSync(draft, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Only one of two racing starts moves the dead lock away; the other finds nothing and tries again. */
function removeStale(path: string): void {
  const seen = read(path);
  const aside = `${path}.stale.${randomBytes(4).toString("hex")}`;
  try {
    renameSync(path, aside);
    if (read(aside) !== seen) linkSync(aside, path);
  } catch {
    return;
  } finally {
    rmSync(aside, { force: true });
  }
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}

function parse(text: string | undefined): { pid: number; mark: string } | undefined {
  try {
    const found = JSON.parse(text ?? "null");
    return Number.isInteger(found?.pid) && typeof found.mark === "string" ? found : undefined;
  } catch {
    return undefined;
  }
}
