import { expect, test } from "vitest";
import { explainFailure, inUse, unwritable, wrongVersion } from "./explain-failure.ts";

const context = { folder: "/srv/data", port: 5433 };

test.each([
  ['FATAL:  could not write to file "pg_wal/xlogtemp.7": No space left on device', "disk-full"],
  ["ENOSPC: no space left on device, write", "disk-full"],
  ['LOG:  could not bind IPv4 address "127.0.0.1": Address already in use', "port-taken"],
  ["FATAL:  database files are incompatible with server", "data-version"],
  [
    "postgres: error while loading shared libraries: libicuuc.so.60: cannot open shared object file",
    "no-binaries",
  ],
  ["spawn /x/postgres ENOENT", "no-binaries"],
  ["FATAL:  pre-existing shared memory block (key 5, ID 6) is still in use", "data-in-use"],
  ["FATAL:  could not map anonymous shared memory: Cannot allocate memory", "no-memory"],
  ["EACCES: permission denied, mkdir '/srv/data'", "data-unwritable"],
  ["EROFS: read-only file system, open '/srv/data/x'", "data-unwritable"],
  ["PANIC:  could not locate a valid checkpoint record", "postgres-failed"],
])("%s", (said, code) => {
  const { code: found } = explainFailure(["LOG:  starting PostgreSQL 18.4", said], context);
  expect(found).toBe(code);
});

test("every sentence is French, names the place, says what to do and ends with a point", () => {
  const all = [
    explainFailure([], context),
    explainFailure(["ENOSPC"], context),
    explainFailure(["EACCES"], context),
    unwritable(context.folder),
    wrongVersion(context.folder, "16"),
    inUse(context.folder, 42),
  ];
  for (const { message } of all) expect(message).toMatch(/^(Le|La|Les) [^\n]* : [^\n]*\.$/);
  expect(inUse(context.folder, 42).message).toContain("processus 42");
  expect(explainFailure(["Address already in use"], context).message).toContain("5433");
});

test("a long answer of PostgreSQL is cut", () => {
  expect(explainFailure([`FATAL:  ${"x".repeat(5000)}`], context).message.length).toBeLessThan(600);
});
