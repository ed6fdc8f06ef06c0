import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** The account that PostgreSQL runs under when we are root, which it refuses. */
export interface Identity {
  uid: number;
  gid: number;
}

const NOBODY: Identity = { uid: 65534, gid: 65534 };
const CREATE_USER: [string, string[]][] = [
  [
    "useradd",
    ["--system", "--no-create-home", "--home-dir", "/nonexistent", "--shell", "/bin/false", "maillage"],
  ],
  ["adduser", ["-S", "-D", "-H", "-s", "/bin/false", "maillage"]],
];

/**
 * Undefined when we are not root: PostgreSQL then runs as ourselves. As root: the owner of the data if there are some,
 * else the user `maillage`, else `postgres`, else a new user `maillage`, else nobody.
 */
export function chooseIdentity(owner: Identity | undefined): Identity | undefined {
  if (process.getuid?.() !== 0) return undefined;
  if (owner !== undefined && owner.uid !== 0) return owner;
  return findUser("maillage") ?? findUser("postgres") ?? createUser() ?? findUser("nobody") ?? NOBODY;
}

function createUser(): Identity | undefined {
  for (const [command, parameters] of CREATE_USER) {
    const done = spawnSync(command, parameters, { stdio: "ignore", timeout: 10_000 });
    const user = done.status === 0 ? findUser("maillage") : undefined;
    if (user !== undefined) return user;
  }
  return undefined;
}

function findUser(name: string): Identity | undefined {
  const user = parseUsers(readUsers()).get(name);
  return user?.uid === 0 ? undefined : user;
}

function readUsers(): string {
  try {
    return readFileSync("/etc/passwd", "utf8");
  } catch {
    return "";
  }
}

/** Reads the lines `name:x:uid:gid:…` of a passwd file; others are passed over. */
export function parseUsers(passwd: string): Map<string, Identity> {
  const users = new Map<string, Identity>();
  for (const line of passwd.split("\n")) {
    const [name, , uid, gid] = line.split(":");
    if (name && /^\d+$/.test(uid ?? "") && /^\d+$/.test(gid ?? ""))
      users.set(name, { uid: Number(uid), gid: Number(gid) });
  }
  return users;
}

/** Whether that account passes `test` with these arguments: asked of the system itself, rights and ACL included. */
export function passesAs(identity: Identity, script: string, ...parameters: string[]): boolean {
  const asked = spawnSync("/bin/sh", ["-c", script, "sh", ...parameters], {
    ...identity,
    cwd: "/",
    stdio: "ignore",
    timeout: 10_000,
  });
  return asked.status === 0;
}
