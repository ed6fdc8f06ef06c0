import { type ChildProcessByStdio, spawn } from "node:child_process";
import { chmod, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { expect, onTestFinished, test } from "vitest";
import type { Result } from "./scenario.ts";

const RUN = join(import.meta.dirname, "run.ts");
const MOST_MS = 120_000;

function runBench(
  args: string[],
  environment: Record<string, string> = {},
): ChildProcessByStdio<null, Readable, Readable> {
  return spawn(process.execPath, [RUN, ...args], {
    env: { ...process.env, BENCH_SIZE: "small", ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
}

const codeOf = (child: ReturnType<typeof runBench>) =>
  new Promise<number | null>((resolve) => child.once("close", resolve));

test(
  "--json prints one array of results, and nothing else",
  async () => {
    const child = runBench(["start", "--json"]);
    const [written, code] = await Promise.all([text(child.stdout), codeOf(child), text(child.stderr)]);
    expect(written.trim().split("\n")).toHaveLength(1);
    const results = JSON.parse(written) as Result[];
    expect(results.map((one) => Object.keys(one))).toEqual(
      results.map(() => ["scenario", "metric", "value", "unit", "limit", "ratio", "budget", "ok"]),
    );
    expect(results).toMatchObject([
      { scenario: "start", unit: "s", limit: null, budget: "≤ 2 s" },
      { scenario: "start", unit: "s", budget: null, ok: null },
    ]);
    for (const one of results) expect(one.value).toBeGreaterThan(0.1);
    // The machine of a test may be slow: what is said must agree with what was measured, whichever it is.
    expect(results[0]?.ok).toBe((results[0]?.value ?? 0) <= 2);
    expect(code).toBe(results[0]?.ok ? 0 : 1);
  },
  MOST_MS,
);

test(
  "an interrupt stops the servers and removes the folders",
  async () => {
    // A temporary folder of its own: another run may be under way on this machine.
    const folder = await mkdtemp(join(tmpdir(), "maillage-interrupt-"));
    await chmod(folder, 0o755);
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    const child = runBench(["directory-search", "--json"], { TMPDIR: folder });
    const written = text(child.stdout);
    await new Promise<void>((resolve) => {
      child.stderr.on("data", (chunk: Buffer) => {
        if (chunk.toString().includes("seed: professionals")) resolve();
      });
    });
    expect(await readdir(folder)).toHaveLength(1);
    child.kill("SIGTERM");
    expect(await codeOf(child)).toBe(143);
    expect(await written).toBe("");
    expect(await readdir(folder)).toEqual([]);
  },
  MOST_MS,
);

test("a scenario that fails says why, and the others are still run", async () => {
  const child = runBench(["start", "directory-import", "--json"], { TMPDIR: join(tmpdir(), "not", "there") });
  const [written, code] = await Promise.all([text(child.stdout), codeOf(child), text(child.stderr)]);
  const failure = { value: null, ok: false, metric: expect.stringContaining("ENOENT") };
  expect(JSON.parse(written)).toMatchObject([
    { scenario: "start", ...failure },
    { scenario: "directory-import", ...failure },
  ]);
  expect(code).toBe(1);
});

test("an unknown scenario is refused with the names that there are", async () => {
  const child = runBench(["nothing", "--json"]);
  const [written, complaint, code] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    codeOf(child),
  ]);
  expect([written, code]).toEqual(["", 2]);
  expect(complaint).toContain("directory-import");
});
