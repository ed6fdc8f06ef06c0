import { chmodSync, mkdirSync, realpathSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Identity } from "./choose-identity.ts";
import { explainFailure, unwritable } from "./explain-failure.ts";

/** Makes the data folder if needed, proves that we can write in it, and returns its real path. */
export function prepareDataFolder(dataDir: string, durable: boolean): string {
  const folder = resolve(dataDir);
  const isRoot = process.getuid?.() === 0;
  try {
    // Root's server runs under another account, which must be able to pass through.
    mkdirSync(folder, { recursive: true, mode: isRoot ? 0o711 : 0o700 });
    // A test's mkdtemp is closed to others: its cluster would be moved away, and stay when the test deletes the folder.
    if (isRoot && !durable) chmodSync(folder, 0o711);
    const probe = join(folder, `.probe-${process.pid}`);
    writeFileSync(probe, "1");
    rmSync(probe);
    return realpathSync(folder);
  } catch (error) {
    throw explainFailure([(error as Error).message], { folder });
  }
}

/** Who owns the cluster of the folder, undefined when there is none; refuses one that we may not use. */
export function clusterOwner(folder: string): Identity | undefined {
  const found = statSync(join(folder, "cluster"), { throwIfNoEntry: false });
  const me = process.getuid?.();
  if (found !== undefined && me !== undefined && me !== 0 && found.uid !== me)
    throw unwritable(folder, `le dossier appartient au compte ${found.uid}`);
  return found;
}
