import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";

const SRC = join(import.meta.dirname, "../..");

test("no screen has a field that speaks the browser's language instead of French: DayInput and TimeInput do", async () => {
  const names = (await readdir(SRC, { recursive: true })).filter((name) => name.endsWith(".tsx"));
  expect(names.length).toBeGreaterThan(200);
  const texts = await Promise.all(
    names.map(async (name) => [name, await readFile(join(SRC, name), "utf8")] as const),
  );
  const foreign = /type=["{'\s]*(date|time|datetime-local|month|week)["'}]/;
  expect(texts.filter(([, text]) => foreign.test(text)).map(([name]) => name)).toEqual([]);
});
