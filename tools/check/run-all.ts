import { spawn } from "node:child_process";
import { join } from "node:path";

const bin = (name: string) => join(import.meta.dirname, "../../node_modules/.bin", name);

const CHECKS: [string, string, string[]][] = [
  ["types", bin("tsc"), ["--noEmit", "-p", "."]],
  ["format and lint", bin("biome"), ["check", "--reporter=summary", "."]],
  [
    "boundaries",
    bin("depcruise"),
    ["--config", "dependency-cruiser.config.cjs", "src", "tools", "e2e", "bench"],
  ],
  ["unused code", bin("knip"), []],
  ["generated types", process.execPath, [join(import.meta.dirname, "../database-types.ts"), "--verify"]],
  ["file sizes", process.execPath, [join(import.meta.dirname, "file-sizes.ts")]],
];

/** Everything that can be said of the code without running it; two at a time, for two cores. */
const queue = [...CHECKS];
const failed: string[] = [];
await Promise.all([worker(), worker()]);
console.log(failed.length === 0 ? "All checks hold." : `Failed: ${failed.join(", ")}.`);
process.exitCode = failed.length > 0 ? 1 : 0;

async function worker(): Promise<void> {
  for (let check = queue.shift(); check; check = queue.shift()) {
    const [name, command, args] = check;
    const start = performance.now();
    const { code, output } = await run(command, args);
    console.log(
      `${code === 0 ? "ok  " : "FAIL"} ${name} (${((performance.now() - start) / 1000).toFixed(1)} s)`,
    );
    if (code !== 0) {
      failed.push(name);
      console.log(output);
    }
  }
}

function run(command: string, args: string[]): Promise<{ code: number; output: string }> {
  const child = spawn(command, args, { stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  child.stdout.on("data", (chunk) => (output += chunk));
  child.stderr.on("data", (chunk) => (output += chunk));
  return new Promise((resolve) => child.on("exit", (code) => resolve({ code: code ?? 1, output })));
}
