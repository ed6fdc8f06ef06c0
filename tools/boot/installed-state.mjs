import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const STAMP = ".maillage-stamp";

/** Whether the last preparation finished for exactly these packages, on this kind of machine. */
export function isInstalled(root) {
  return read(join(root, "node_modules", STAMP)) === stampOf(root);
}

/** Says so; written last, so that whatever was cut short is done again. */
export function markInstalled(root) {
  writeFileSync(join(root, "node_modules", STAMP), stampOf(root));
}

/** True when npm itself already installed all of it (`npm ci` or `npm install` by hand): nothing to fetch. */
export function adoptInstalled(root) {
  const wanted = packagesOf(join(root, "package-lock.json"));
  const present = packagesOf(join(root, "node_modules", ".package-lock.json"));
  if (wanted === undefined || present === undefined) return false;
  return missingPackages(wanted, present, thisMachine()).length === 0 && packagesExist(root, wanted, present);
}

/** How many packages a full install brings to this machine. */
export function countWanted(root) {
  return missingPackages(packagesOf(join(root, "package-lock.json")) ?? {}, {}, thisMachine()).length;
}

/**
 * The packages of a lockfile (`packages` of version 3) that this machine needs and that are absent or of another version.
 * An optional one is needed when it is made for this machine: PostgreSQL, Node and native bindings are.
 */
export function missingPackages(wanted, present, machine) {
  return Object.keys(wanted).filter((path) => {
    const entry = wanted[path];
    if (path === "" || (entry.optional && !isMadeFor(entry, machine))) return false;
    return present[path]?.version !== entry.version;
  });
}

function isMadeFor({ os, cpu, libc }, machine) {
  if (os === undefined && cpu === undefined) return false;
  const fits = (list, value) => list === undefined || [list].flat().includes(value);
  return fits(os, machine.os) && fits(cpu, machine.cpu) && fits(libc, machine.libc);
}

function packagesExist(root, wanted, present) {
  return Object.keys(wanted).every(
    (path) => path === "" || present[path] === undefined || existsSync(join(root, path, "package.json")),
  );
}

function thisMachine() {
  const isGlibc = process.report?.getReport().header.glibcVersionRuntime !== undefined;
  return { os: process.platform, cpu: process.arch, libc: isGlibc ? "glibc" : "musl" };
}

function stampOf(root) {
  const lock = readFileSync(join(root, "package-lock.json"));
  return `${createHash("sha256").update(lock).digest("hex")} ${process.platform}-${process.arch}\n`;
}

function packagesOf(path) {
  try {
    return JSON.parse(readFileSync(path, "utf8")).packages;
  } catch {
    return undefined;
  }
}

function read(path) {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}
