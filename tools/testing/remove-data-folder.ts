import { rm } from "node:fs/promises";
import { join } from "node:path";
import { removeLocalPostgres } from "../../src/platform/postgres/index.ts";

/** Deletes the data folder of a server that has ended, and its cluster, which stands elsewhere when others cannot enter the folder. */
export async function removeDataFolder(folder: string): Promise<void> {
  removeLocalPostgres(join(folder, "postgres"));
  await rm(folder, { recursive: true, force: true });
}
