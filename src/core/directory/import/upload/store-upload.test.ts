import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import type { Deps } from "../../../../platform/deps.ts";
import { storeUpload } from "./store-upload.ts";

const folder = await mkdtemp(join(tmpdir(), "maillage-upload-"));
afterAll(() => rm(folder, { recursive: true, force: true }));
const deps = { settings: { dataFolder: folder } } as Deps;

async function* chunks(...sizes: number[]): AsyncGenerator<Uint8Array> {
  for (const size of sizes) {
    if (size < 0) throw new Error("the sender went away");
    yield new Uint8Array(size).fill(65);
  }
}

test("whole on disk, in its own name only", async () => {
  expect(await storeUpload(deps, "c/one", chunks(10, 20, 30))).toBe(60);
  expect((await readFile(join(folder, "imports/c/one"))).length).toBe(60);
});

test.each([
  ["too large", chunks(60, 60), "directory.file-too-large"],
  ["cut off", chunks(10, -1), "directory.upload-cut"],
  ["empty", chunks(), "directory.file-empty"],
])("%s: refused, nothing left on disk", async (_, stream, code) => {
  await expect(storeUpload(deps, "d/two", stream, 100)).rejects.toMatchObject({ code });
  expect(await readdir(join(folder, "imports/d"))).toEqual([]);
});
