import { existsSync, readlinkSync, rmSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { inUse } from "./explain-failure.ts";
import { holderOf } from "./lock-data-folder.ts";

/** Deletes a data folder for good, with its cluster where that was placed elsewhere; refuses one in use. */
export function removeLocalPostgres(dataDir: string): void {
  const folder = resolve(dataDir);
  const holder = holderOf(folder);
  if (holder !== undefined) throw inUse(folder, holder);
  const store = storeOf(join(folder, "cluster"));
  if (store !== undefined && existsSync(join(store, "belongs-to"))) rmSync(store, { recursive: true });
  rmSync(folder, { recursive: true, force: true });
}

function storeOf(link: string): string | undefined {
  try {
    return dirname(readlinkSync(link));
  } catch {
    return undefined;
  }
}
