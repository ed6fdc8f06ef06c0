import { spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { setPriority } from "node:os";
import { join } from "node:path";

export interface Told {
  passed: number;
  failed: number;
  skipped: number;
}

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

interface Run {
  project: string;
  /** Only its files whose path contains one of these. */
  only?: readonly string[];
  /** In the report's name, where two runs share a project. */
  part?: string;
  environment?: Record<string, string>;
  priority?: number;
}

/**
 * One project of Vitest in a process of its own, and what it counted. A file that could not be read, or an error outside any test, is a failure.
 * @param folder - where its report is written
 */
export async function runProject(run: Run, folder: string): Promise<Told> {
  const { project } = run;
  const file = join(folder, `${[project, run.part].filter(Boolean).join("-")}.json`);
  const code = await vitest(run, file);
  const report = await readFile(file, "utf8").then(
    (text) => JSON.parse(text) as Report,
    () => undefined,
  );
  if (!report) {
    console.error(`The tests of « ${project} » did not finish (exit code ${code}).`);
    return { passed: 0, failed: 1, skipped: 0 };
  }
  nameTriedAgain(report);
  const failed = report.numFailedTests + filesWithoutTests(report);
  return {
    passed: report.numPassedTests,
    // An error outside any test (an unhandled rejection) fails the run too, and must be seen in the count.
    failed: code !== 0 && failed === 0 ? 1 : failed,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

const filesWithoutTests = ({ testResults }: Report): number =>
  testResults.filter((one) => one.status === "failed" && one.assertionResults.length === 0).length;

function nameTriedAgain({ testResults }: Report): void {
  for (const one of testResults.flatMap(({ assertionResults }) => assertionResults))
    if (one.status === "passed" && one.failureMessages?.length)
      console.error(
        `Passed only when tried again: ${one.fullName}\n  ${whereFailed(one.failureMessages[0] ?? "")}`,
      );
}

/** What was said first, what a browser waited for, and the line of ours that asked. */
const whereFailed = (message: string): string => {
  const lines = message.split("\n").map((line) => line.trim());
  const told = [lines[0], lines.find((line) => line.startsWith("- waiting for")), lines.find(isOurs)];
  return told.filter((line) => line !== undefined).join("\n  ");
};

const isOurs = (line: string): boolean => line.startsWith("at ") && !line.includes("node_modules");

function vitest(run: Run, file: string): Promise<number> {
  const { project, only = [], environment = {}, priority = 0 } = run;
  const args = [
    join(import.meta.dirname, "../../node_modules/vitest/vitest.mjs"),
    "run",
    "--project",
    project,
    "--reporter=dot",
    "--reporter=json",
    `--outputFile.json=${file}`,
    ...only,
  ];
  const env = { ...process.env, TZ: "UTC", ...environment };
  const child = spawn(process.execPath, args, { stdio: "inherit", env });
  // What it starts, the browser too, is as patient as it is.
  if (priority !== 0 && child.pid) setPriority(child.pid, priority);
  return new Promise((resolve) => child.on("exit", (code) => resolve(code ?? 1)));
}
