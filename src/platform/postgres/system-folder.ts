import { chmodSync, lstatSync, mkdirSync } from "node:fs";
import { type Identity, passesAs } from "./choose-identity.ts";
import { StartupProblem } from "./startup-problem.ts";

/** Where root may keep files that another account must reach; the first that works is taken. */
const CANDIDATES = ["/var/lib/maillage", "/opt/maillage", "/srv/maillage"];

/** A folder owned by root that `identity` can enter but not write, used when the clone's own folder is closed to it. */
export function systemFolder(identity: Identity): string {
  const folder = CANDIDATES.find((path) => prepared(path) && passesAs(identity, 'test -x "$1"', path));
  if (folder !== undefined) return folder;
  throw new StartupProblem(
    "no-user",
    `PostgreSQL refuse le compte root, et aucun dossier n'est ouvert à un autre compte (${CANDIDATES.join(", ")}) : lancez Maillage avec un compte ordinaire, ou indiquez votre base avec DATABASE_URL.`,
  );
}

function prepared(path: string): boolean {
  try {
    mkdirSync(path, { recursive: true, mode: 0o755 });
    const found = lstatSync(path);
    // Somebody else's folder would let them put their own program in place of PostgreSQL.
    if (!found.isDirectory() || found.uid !== 0) return false;
    chmodSync(path, 0o755);
    return true;
  } catch {
    return false;
  }
}
