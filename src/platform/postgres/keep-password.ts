import { createHmac, randomBytes } from "node:crypto";
import { chmodSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";

export interface KeptPassword {
  password: string;
  /** The file was not there: a cluster that already exists does not know this password yet. */
  isNew: boolean;
}

/** The superuser's password, made once and kept in the data folder where only its owner reads it. */
export function keepPassword(folder: string): KeptPassword {
  const path = join(folder, "password");
  const kept = readPassword(folder);
  if (kept !== undefined) {
    chmodSync(path, 0o600);
    return { password: kept, isNew: false };
  }
  const password = randomBytes(24).toString("hex");
  writeFileSync(`${path}.draft`, `${password}\n`, { mode: 0o600 });
  renameSync(`${path}.draft`, path);
  return { password, isNew: true };
}

/** The kept password, or undefined when there is none that we could have made. */
export function readPassword(folder: string): string | undefined {
  try {
    return /^[0-9a-f]{48}$/.exec(readFileSync(join(folder, "password"), "utf8").trim())?.[0];
  } catch {
    return undefined;
  }
}

/** The password of another role: the same at every start, of no use for any other role. */
export function passwordOf(role: string, superuserPassword: string): string {
  return createHmac("sha256", superuserPassword).update(role).digest("hex");
}
