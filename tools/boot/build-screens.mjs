import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { forPeople } from "./for-people.mjs";
import { nodePath } from "./repair-binaries.mjs";
import { runChild } from "./run-child.mjs";

const stampPath = (root) => join(root, "dist", ".screens-stamp");

/** True when dist/web was built from the sources as they stand, or when there is nothing to build. */
export function screensAreCurrent(root) {
  if (!existsSync(join(root, "vite.config.ts"))) return true;
  return existsSync(join(root, "dist", "web", "index.html")) && read(stampPath(root)) === hashSources(root);
}

/** Builds beside and swaps at the end: a server that runs meanwhile keeps serving the old screens, whole. */
export async function buildScreens(root, show) {
  const step = show("Préparation des écrans");
  const hash = hashSources(root);
  const target = join(root, "dist", "web");
  const draft = join(root, "dist", ".web-draft");
  const old = join(root, "dist", ".web-old");
  for (const path of [draft, old]) rmSync(path, { recursive: true, force: true });
  mkdirSync(join(root, "dist"), { recursive: true });
  const vite = join(root, "node_modules", "vite", "bin", "vite.js");
  const parameters = [vite, "build", "--outDir", draft, "--emptyOutDir", "--logLevel", "warn"];
  const env = { ...process.env, NODE_ENV: "production" };
  const { code, lines } = await runChild(nodePath(root) ?? process.execPath, parameters, { cwd: root, env });
  if (code !== 0) {
    step.stop();
    throw forPeople(
      `Les écrans n'ont pas pu être préparés : corrigez l'erreur ci-dessous, puis relancez.\n${lines.join("\n")}`,
    );
  }
  if (existsSync(target)) renameSync(target, old);
  renameSync(draft, target);
  rmSync(old, { recursive: true, force: true });
  writeFileSync(stampPath(root), hash);
  step.done();
}

/**
 * All of src but its tests, and not the screens' folders alone: screens import contracts, formats and types from
 * everywhere, and a stale screen costs more than a build (about 1000 files are read in 40 ms).
 */
function hashSources(root) {
  const hash = createHash("sha256");
  const files = listFiles(root, "src").filter((path) => !/\.test\.tsx?$|\.sql$|\.md$/.test(path));
  for (const path of [...files, "package-lock.json", "vite.config.ts"].sort())
    hash
      .update(`${path}\0`)
      .update(readFileSync(join(root, path)))
      .update("\0");
  return hash.digest("hex");
}

function listFiles(root, folder) {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    return entry.isDirectory() ? listFiles(root, path) : entry.isFile() ? [path] : [];
  });
}

function read(path) {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}
