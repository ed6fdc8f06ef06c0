import type { Deps } from "../../platform/deps.ts";
import { openLogger } from "../../platform/log/logger.ts";
import { readSettings } from "../../platform/settings/settings.ts";
import { checkRole } from "../database/check-role.ts";
import { openStorage, type Storage } from "../database/open-storage.ts";
import { prepareDatabase } from "../database/prepare-database.ts";
import { makeDeps } from "../server/make-deps.ts";

export interface CommandContext {
  deps: Deps;
  storage: Storage;
}

/** Runs a command on the installation's database: the running server's one, or one started for the time of the command. */
export async function withStorage<T>(
  work: (context: CommandContext) => Promise<T>,
  options: { prepare?: boolean } = {},
): Promise<T> {
  const settings = readSettings(process.env);
  // A command answers by its sentences; what the server would log is noise here.
  const log = openLogger("fatal");
  const storage = await openStorage(settings, log, { joinRunning: true });
  try {
    if (options.prepare ?? true) {
      await prepareDatabase(storage.owner);
      await checkRole(storage);
    }
    return await work({ deps: await makeDeps(settings, storage, log), storage });
  } finally {
    await storage.close();
  }
}

/** The answer of a command: for a program (one JSON value on standard output) or for a person. */
export function answer(json: boolean, value: unknown, sentences: string | string[]): void {
  process.stdout.write(json ? `${JSON.stringify(value)}\n` : `${[sentences].flat().join("\n")}\n`);
}
