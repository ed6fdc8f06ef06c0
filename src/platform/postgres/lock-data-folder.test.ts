import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { holderOf, lockDataFolder } from "./lock-data-folder.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "maillage-lock-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

test("one holder at a time, and nothing is left when it lets go", async () => {
  const lock = await lockDataFolder(folder);
  expect(holderOf(folder)).toBe(process.pid);
  await expect(lockDataFolder(folder)).rejects.toMatchObject({ code: "data-in-use" });
  lock.release();
  expect(holderOf(folder)).toBeUndefined();
  expect(readdirSync(folder)).toEqual([]);
});

test("of many processes that start at once over a dead lock, exactly one gets the folder", async () => {
  const script = `
    import { lockDataFolder } from ${JSON.stringify(new URL("./lock-data-folder.ts", import.meta.url).href)};
    await lockDataFolder(process.argv[1]).then(() => console.log("got it"), (error) => console.log(error.code));
    process.stdin.resume();`;
  const dead = spawn(process.execPath, ["--input-type=module", "-e", script, folder]);
  await new Promise((resolve) => dead.stdout.once("data", resolve));
  const gone = new Promise((resolve) => dead.once("close", resolve));
  dead.kill("SIGKILL");
  await gone;
  const racers = Array.from({ length: 6 }, () =>
    spawn(process.execPath, ["--input-type=module", "-e", script, folder]),
  );
  const answers = await Promise.all(
    racers.map(
      (racer) =>
        new Promise<string>((resolve) => racer.stdout.once("data", (said) => resolve(`${said}`.trim()))),
    ),
  );
  for (const racer of racers) racer.kill("SIGKILL");
  expect(answers.sort()).toEqual([...Array(5).fill("data-in-use"), "got it"]);
});
