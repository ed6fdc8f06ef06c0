import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { chooseIdentity, parseUsers, passesAs } from "./choose-identity.ts";
import { findBinaries, nativeFolder } from "./find-binaries.ts";
import { removeLocalPostgres } from "./index.ts";
import { aDataFolder, ask, started, startTracked } from "./testing/local-server.ts";

afterEach(async () => {
  for (const server of started.splice(0)) await server.stop();
});

test("users are read from a passwd file, odd lines passed over", () => {
  const users = parseUsers(
    "root:x:0:0:root:/root:/bin/sh\n\n# note\nbroken:x:a:b\nmaillage:x:996:995::/:/bin/false",
  );
  expect([...users]).toEqual([
    ["root", { uid: 0, gid: 0 }],
    ["maillage", { uid: 996, gid: 995 }],
  ]);
});

const isLink = (dataDir: string) => lstatSync(join(dataDir, "cluster")).isSymbolicLink();

async function withOneRow(dataDir: string): Promise<void> {
  const server = await startTracked({ dataDir });
  await ask(server, "create table kept (n int)", "insert into kept values (7)");
  await server.stop();
}

async function expectTheRow(dataDir: string): Promise<void> {
  const server = await startTracked({ dataDir });
  expect(await ask(server, "select n from kept")).toEqual([{ n: 7 }]);
  await server.stop();
}

// Cases that exist for root alone: for another account there is nothing to test.
if (process.getuid?.() === 0)
  describe("as root, which PostgreSQL refuses", () => {
    test("runs under another account, with the cluster in place when that account can enter", async () => {
      const dataDir = aDataFolder();
      const server = await startTracked({ dataDir });
      expect(statSync(join(dataDir, "cluster")).uid).not.toBe(0);
      expect(isLink(dataDir)).toBe(false);
      await server.stop();
    });

    test("keeps the cluster elsewhere when that account cannot enter the folder, and finds it again", async () => {
      const dataDir = aDataFolder({ closed: true });
      await withOneRow(dataDir);
      expect(isLink(dataDir)).toBe(true);
      await expectTheRow(dataDir);
    });

    test("copies the programs once when that account cannot enter the clone, and runs the copy", () => {
      const clone = mkdtempSync("/root/maillage-clone-");
      cpSync(nativeFolder(), join(clone, "native"), { recursive: true, verbatimSymlinks: true });
      writeFileSync(join(clone, "package.json"), JSON.stringify({ version: "0.0.0-test" }));
      const account = chooseIdentity(undefined)!;
      const { postgres } = findBinaries(account, join(clone, "native"));
      const copy = dirname(dirname(postgres));
      try {
        expect(copy).toMatch(/^\/var\/lib\/maillage\/pg-0\.0\.0-test-[0-9a-f]{12}$/);
        expect(statSync(postgres).uid).toBe(0);
        expect(passesAs(account, '"$1" --version && ! test -w "$1"', postgres)).toBe(true);
        const copiedAt = statSync(copy).ctimeMs;
        findBinaries(account, join(clone, "native"));
        expect(statSync(copy).ctimeMs).toBe(copiedAt);
      } finally {
        for (const path of [clone, copy]) rmSync(path, { recursive: true });
      }
    });

    test("removes the cluster that stands elsewhere along with its folder", async () => {
      const dataDir = aDataFolder({ closed: true });
      await withOneRow(dataDir);
      const store = dirname(readlinkSync(join(dataDir, "cluster")));
      removeLocalPostgres(dataDir);
      expect([existsSync(store), existsSync(dataDir)]).toEqual([false, false]);
    });

    test("a test's own closed folder is opened instead, so that nothing stays when it is deleted", async () => {
      const dataDir = aDataFolder();
      mkdirSync(dataDir, { mode: 0o700 });
      await (await startTracked({ dataDir })).stop();
      expect(isLink(dataDir)).toBe(false);
    });

    test("moves a cluster whose folder was closed later", async () => {
      const dataDir = aDataFolder();
      await withOneRow(dataDir);
      chmodSync(dirname(dataDir), 0o700);
      await expectTheRow(dataDir);
      expect(isLink(dataDir)).toBe(true);
    });

    test("takes back a cluster whose files root restored as its own", async () => {
      const dataDir = aDataFolder();
      await withOneRow(dataDir);
      chownSync(join(dataDir, "cluster"), 0, 0);
      await expectTheRow(dataDir);
    });

    test("follows a data folder that was renamed, and refuses one that was copied", async () => {
      const dataDir = aDataFolder({ closed: true });
      await withOneRow(dataDir);
      renameSync(dataDir, `${dataDir}-renamed`);
      await expectTheRow(`${dataDir}-renamed`);
      mkdirSync(dataDir);
      symlinkSync(readlinkSync(join(`${dataDir}-renamed`, "cluster")), join(dataDir, "cluster"));
      await expect(startTracked({ dataDir })).rejects.toMatchObject({ code: "data-copied" });
    });

    test("says when the folder of the cluster is gone, and makes no empty one in its place", async () => {
      const dataDir = aDataFolder({ closed: true });
      await withOneRow(dataDir);
      rmSync(dirname(readlinkSync(join(dataDir, "cluster"))), { recursive: true });
      await expect(startTracked({ dataDir })).rejects.toMatchObject({ code: "data-lost" });
    });
  });
