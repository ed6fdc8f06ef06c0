import { createHash, randomBytes } from "node:crypto";
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { type Identity, passesAs } from "./choose-identity.ts";
import { StartupProblem } from "./startup-problem.ts";
import { systemFolder } from "./system-folder.ts";

/** Written beside a cluster that stands in the system folder: the data folder it belongs to. */
const BELONGS_TO = "belongs-to";

/**
 * Where the cluster of a data folder stands (it may not exist yet): `<folder>/cluster`, or, when the account that runs
 * PostgreSQL cannot enter the data folder, a folder of the system that `<folder>/cluster` then links to.
 * See docs/decisions/0001-local-postgres.md.
 */
export function placeCluster(
  folder: string,
  identity: Identity | undefined,
  log: (line: string) => void,
): string {
  const link = join(folder, "cluster");
  const found = lstatSync(link, { throwIfNoEntry: false });
  if (found?.isSymbolicLink()) return followLink(folder, link);
  if (identity === undefined || passesAs(identity, 'cd "$1"', folder)) return link;
  const store = newStore(folder, identity, log);
  const cluster = join(store, "cluster");
  if (found !== undefined) moveFolder(link, cluster);
  symlinkSync(cluster, link);
  log(
    `Les fichiers de la base sont dans « ${cluster} », car PostgreSQL ne peut pas entrer dans « ${folder} ».`,
  );
  return cluster;
}

function followLink(folder: string, link: string): string {
  const cluster = readlinkSync(link);
  const store = dirname(cluster);
  if (!existsSync(store))
    throw new StartupProblem(
      "data-lost",
      `La base de « ${folder} » devait être dans « ${store} », qui n'existe plus : remettez ce dossier en place, ou supprimez le lien « ${link} » pour repartir d'une base vide.`,
    );
  const owner = readOwner(store);
  if (owner !== undefined && owner !== folder) {
    if (linksTo(owner, cluster))
      throw new StartupProblem(
        "data-copied",
        `« ${folder} » est une copie de « ${owner} », et deux dossiers ne peuvent pas partager une base : supprimez le lien « ${link} » pour repartir d'une base vide, puis restaurez une sauvegarde si vous voulez les mêmes données.`,
      );
    writeFileSync(join(store, BELONGS_TO), folder);
  }
  return cluster;
}

function newStore(folder: string, identity: Identity, log: (line: string) => void): string {
  const base = systemFolder(identity);
  for (const name of readdirSync(base))
    if (readOwner(join(base, name)) === folder)
      log(
        `Une ancienne base de ce dossier reste dans « ${join(base, name)} » : supprimez-la si elle ne sert plus.`,
      );
  const hash = createHash("sha256").update(folder).digest("hex").slice(0, 12);
  const store = join(base, `data-${hash}-${randomBytes(4).toString("hex")}`);
  mkdirSync(store);
  chmodSync(store, 0o711);
  writeFileSync(join(store, BELONGS_TO), folder, { mode: 0o600 });
  return store;
}

function moveFolder(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EXDEV") throw error;
    cpSync(from, to, { recursive: true, verbatimSymlinks: true, preserveTimestamps: true });
    rmSync(from, { recursive: true });
  }
}

function readOwner(store: string): string | undefined {
  try {
    return readFileSync(join(store, BELONGS_TO), "utf8");
  } catch {
    return undefined;
  }
}

function linksTo(folder: string, cluster: string): boolean {
  try {
    return realpathSync(folder) === folder && readlinkSync(join(folder, "cluster")) === cluster;
  } catch {
    return false;
  }
}
