import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  chmodSync,
  chownSync,
  existsSync,
  lchownSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import type { Identity } from "./choose-identity.ts";
import { explainFailure, wrongVersion } from "./explain-failure.ts";
import type { Binaries } from "./find-binaries.ts";
import { ENVIRONMENT } from "./run-postmaster.ts";

/** The superuser of the cluster; its password is made at creation and kept in the data folder. */
export const SUPERUSER = "postgres";
const MAJOR = "18";
const LAST_LINES = 50;

export interface ClusterPlace {
  /** The data folder, for what is said to people. */
  folder: string;
  cluster: string;
  identity: Identity | undefined;
  binaries: Binaries;
}

/**
 * Makes the cluster if there is none. It appears by a rename once it is whole, so a start cut short leaves only a
 * draft, which the next one throws away.
 */
export async function ensureCluster(place: ClusterPlace, password: string, durable: boolean): Promise<void> {
  const { folder, cluster, identity } = place;
  const version = versionOf(cluster);
  if (version === MAJOR) return ownAgain(cluster, identity);
  if (version !== undefined) throw wrongVersion(folder, version);
  // No version, no cluster: set aside rather than deleted, since we do not know what it is.
  if (existsSync(cluster)) renameSync(cluster, `${cluster}.unusable-${randomBytes(4).toString("hex")}`);
  const draft = `${cluster}.draft`;
  const secret = `${cluster}.secret`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { mode: 0o700 });
  writeFileSync(secret, password, { mode: 0o600 });
  try {
    if (identity) for (const path of [draft, secret]) chownSync(path, identity.uid, identity.gid);
    const flags = [
      "-D",
      draft,
      "-U",
      SUPERUSER,
      `--pwfile=${secret}`,
      ...FLAGS,
      ...(durable ? [] : ["--no-sync"]),
    ];
    await run(place, place.binaries.initdb, flags);
  } finally {
    rmSync(secret, { force: true });
  }
  renameSync(draft, cluster);
}

const FLAGS = [
  "--auth=scram-sha-256",
  "--encoding=UTF8",
  // The builtin provider sorts the same on every machine and every version of its C library.
  "--locale-provider=builtin",
  "--builtin-locale=C.UTF-8",
  "--locale=C",
  "--no-instructions",
];

/** Gives an existing cluster the password of the data folder again (the file was lost, or replaced). */
export async function resetPassword(place: ClusterPlace, password: string): Promise<void> {
  const flags = ["--single", "-D", place.cluster, "postgres"];
  await run(place, place.binaries.postgres, flags, `alter role ${SUPERUSER} password '${password}'\n`);
}

/** Runs one of PostgreSQL's programs to its end; what it said becomes the error. */
function run(place: ClusterPlace, program: string, flags: string[], input = ""): Promise<void> {
  const { folder, identity } = place;
  return new Promise((resolve, reject) => {
    const child = spawn(program, flags, {
      ...identity,
      cwd: "/",
      env: ENVIRONMENT,
      stdio: "pipe",
      detached: true,
    });
    let said = "";
    const keep = (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-10_000);
    };
    child.stdout.on("data", keep);
    child.stderr.on("data", keep);
    child.stdin.on("error", () => {});
    child.stdin.end(input);
    child.on("error", (error) => reject(explainFailure([error.message], { folder })));
    child.on("close", (code) => {
      // The single-user server ends with 0 even when its statement failed.
      if (code === 0 && !/ERROR:/.test(said)) resolve();
      else reject(explainFailure(said.trim().split("\n").slice(-LAST_LINES), { folder }));
    });
  });
}

function versionOf(cluster: string): string | undefined {
  try {
    return readFileSync(join(cluster, "PG_VERSION"), "utf8").trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

/** Files that root copied or restored belong to root: PostgreSQL's account gets them back. */
function ownAgain(cluster: string, identity: Identity | undefined): void {
  if (identity === undefined || statSync(cluster).uid === identity.uid) return;
  chmodSync(cluster, 0o700);
  for (const entry of readdirSync(cluster, { recursive: true, withFileTypes: true }))
    lchownSync(join(entry.parentPath, entry.name), identity.uid, identity.gid);
  lchownSync(cluster, identity.uid, identity.gid);
}
