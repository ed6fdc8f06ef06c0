import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

interface Report {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  testResults: { name: string; status: string; assertionResults: TestReport[] }[];
}

interface TestReport {
  fullName: string;
  status: string;
  /** Of every try: a test that passed with some was tried again. */
  failureMessages: string[] | null;
}

/** Runs every project of Vitest, one after the other, and closes with one line for all of them. */
const wanted = process.argv.slice(2).filter((one) => !one.startsWith("-"));
const projects = wanted.length > 0 ? wanted : ["unit", "race", "journeys"];
const folder = await mkdtemp(join(tmpdir(), "maillage-report-"));
const total = { passed: 0, failed: 0, skipped: 0 };
let broken = false;

for (const project of projects) {
  const file = join(folder, `${project}.json`);
  const code = await vitest(project, file);
  const report = await readFile(file, "utf8").then(
    (text) => JSON.parse(text) as Report,
    () => undefined,
  );
  if (!report) {
    broken = true;
    total.failed += 1;
    console.error(`The tests of « ${project} » did not finish (exit code ${code}).`);
    continue;
  }
  total.passed += report.numPassedTests;
  total.failed +=
    report.numFailedTests +
    report.testResults.filter((one) => one.status === "failed" && one.assertionResults.length === 0).length;
  for (const one of report.testResults.flatMap(({ assertionResults }) => assertionResults))
    if (one.status === "passed" && one.failureMessages?.length)
      console.error(
        `Passed only when tried again: ${one.fullName}\n  ${one.failureMessages[0]?.split("\n")[0]}`,
      );
  total.skipped += report.numPendingTests + report.numTodoTests;
  if (code !== 0) broken = true;
}
await rm(folder, { recursive: true, force: true });
// An error outside any test (an unhandled rejection) fails the run too, and must be seen in the count.
if (broken && total.failed === 0) total.failed = 1;
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;

function vitest(project: string, file: string): Promise<number> {
  const args = [
    join(import.meta.dirname, "../../node_modules/vitest/vitest.mjs"),
    "run",
    "--project",
    project,
    "--reporter=dot",
    "--reporter=json",
    `--outputFile.json=${file}`,
  ];
  const child = spawn(process.execPath, args, { stdio: "inherit", env: { ...process.env, TZ: "UTC" } });
  return new Promise((resolve) => child.on("exit", (code) => resolve(code ?? 1)));
}
