import { spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
// @ts-expect-error plain JavaScript without types, since any old Node reads it
import { showProgress } from "./show-progress.mjs";
// @ts-expect-error plain JavaScript without types, since any old Node reads it
import { takeTurn } from "./take-turn.mjs";

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "maillage-clone-"));
});
afterEach(() => rmSync(root, { recursive: true }));

const silent = () => ({ detail() {}, done() {}, stop() {} });
const lock = () => join(root, ".tmp", "prepare.lock");

test("many processes that start at once, over a dead one's lock, work one after the other", async () => {
  mkdirSync(join(root, ".tmp"));
  writeFileSync(lock(), "999999999 of the dead");
  const script = `
    import { appendFileSync } from "node:fs";
    import { takeTurn } from ${JSON.stringify(new URL("./take-turn.mjs", import.meta.url).href)};
    const release = await takeTurn(process.argv[1], () => ({ stop() {} }));
    appendFileSync(process.argv[1] + "/log", "in ");
    await new Promise((resolve) => setTimeout(resolve, 50));
    appendFileSync(process.argv[1] + "/log", "out ");
    release();`;
  await Promise.all(
    Array.from({ length: 5 }, () => {
      const racer = spawn(process.execPath, ["--input-type=module", "-e", script, root]);
      return new Promise((resolve) => racer.on("close", resolve));
    }),
  );
  expect(readFileSync(join(root, "log"), "utf8")).toBe("in out ".repeat(5));
  expect(existsSync(lock())).toBe(false);
});

test("a holder that gives no sign of life any more loses its turn", async () => {
  mkdirSync(join(root, ".tmp"));
  writeFileSync(lock(), `${process.pid} asleep`);
  utimesSync(lock(), new Date(0), new Date(0));
  const release = await takeTurn(root, silent);
  expect(readFileSync(lock(), "utf8")).not.toContain("asleep");
  release();
  expect(existsSync(lock())).toBe(false);
});

test("progress is written at once, and not at all where a program reads the output", () => {
  const written: string[] = [];
  const stream = { isTTY: false, write: (text: string) => written.push(text) };
  showProgress(stream, true)("Installation").done();
  expect(written).toEqual([]);
  showProgress(stream, false)("Installation").done();
  expect(written).toEqual(["Installation…\n", "Installation : fait (0 s)\n"]);
});
