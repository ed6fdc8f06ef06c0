import { existsSync } from "node:fs";
import { mkdtemp, realpath } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { startLocalPostgres } from "../../src/platform/postgres/index.ts";
import { removeDataFolder } from "./remove-data-folder.ts";

// `mkdtemp` closes its folder: PostgreSQL, which refuses root, then has its cluster elsewhere. 110 MB stayed there at each run.
test("what a server kept elsewhere is deleted with its folder", async () => {
  const folder = await mkdtemp(join(tmpdir(), "maillage-removed-"));
  const server = await startLocalPostgres({ dataDir: join(folder, "postgres"), durable: false });
  await server.stop();
  const cluster = await realpath(join(folder, "postgres", "cluster"));
  expect(existsSync(cluster)).toBe(true);
  await removeDataFolder(folder);
  expect(existsSync(cluster)).toBe(false);
  expect(existsSync(folder)).toBe(false);
});
