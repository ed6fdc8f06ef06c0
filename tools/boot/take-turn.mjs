import { randomBytes } from "node:crypto";
import {
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";

const HEARTBEAT_MS = 2000;
/** A holder that gave no sign for so long is dead, or its machine slept: its turn is over. */
const STALE_MS = 30_000;
const LOOK_MS = 200;

/**
 * One preparation at a time in a clone: two `npm ci` at once would delete each other's files. Waits for its turn and
 * returns the function that ends it. The lock stands outside node_modules, which `npm ci` deletes.
 */
export async function takeTurn(root, show, { staleMs = STALE_MS } = {}) {
  const folder = join(root, ".tmp");
  mkdirSync(folder, { recursive: true });
  const path = join(folder, "prepare.lock");
  const mine = `${process.pid} ${randomBytes(8).toString("hex")}`;
  let waiting;
  while (!claim(path, mine)) {
    if (isStale(path, staleMs)) removeStale(path, staleMs);
    else {
      waiting ??= show("Une autre préparation est en cours dans ce dossier, attente de sa fin");
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    }
  }
  waiting?.stop();
  const heartbeat = setInterval(() => touch(path), HEARTBEAT_MS);
  const release = () => {
    clearInterval(heartbeat);
    process.off("exit", release);
    if (read(path) === mine) rmSync(path, { force: true });
  };
  process.on("exit", release);
  return release;
}

/** A hard link appears whole or not at all, and only where there was nothing. */
function claim(path, mine) {
  const draft = `${path}.${randomBytes(4).toString("hex")}`;
  try {
    writeFileSync(draft, mine);
    linkSync(draft, path);
    return true;
  } catch (error) {
    if (error.code === "EEXIST") return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

function isStale(path, staleMs) {
  const holder = read(path);
  if (holder === undefined) return false;
  return !isAlive(Number(holder.split(" ")[0])) || Date.now() - lastSign(path) > staleMs;
}

/** Of two that see the same dead lock only one moves it away; a lock renewed in between is put back. */
function removeStale(path, staleMs) {
  const aside = `${path}.stale.${randomBytes(4).toString("hex")}`;
  try {
    renameSync(path, aside);
    if (!isStale(aside, staleMs)) linkSync(aside, path);
  } catch {
    // Somebody else was quicker: the next look tells.
  } finally {
    rmSync(aside, { force: true });
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}

function lastSign(path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

function touch(path) {
  try {
    utimesSync(path, new Date(), new Date());
  } catch {
    // Taken away from us after a long sleep of the machine; the release will see it.
  }
}

function read(path) {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}
