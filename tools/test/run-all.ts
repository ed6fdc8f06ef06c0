import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Demo, loadDemo } from "./load-demo.ts";
import { runProject, type Told } from "./run-project.ts";

/**
 * Runs every project of Vitest and closes with one line for all of them. Races want the machine for themselves. The demo of the journeys is
 * loaded meanwhile, with what the unit tests leave of the processor. Looking at every screen beside the journeys that act was tried: on two
 * cores it ended as late, and three journeys in fifty waited more than they may.
 */
const PROJECTS = ["unit", "race", "journeys", "screens"];
const IN_A_BROWSER: readonly string[] = ["journeys", "screens"];

const wanted = process.argv.slice(2).filter((one) => !one.startsWith("-"));
const projects = PROJECTS.filter((one) => wanted.length === 0 || wanted.includes(one));
const folder = await mkdtemp(join(tmpdir(), "maillage-report-"));
const total = { passed: 0, failed: 0, skipped: 0 };

const acting = projects.some((one) => IN_A_BROWSER.includes(one));
const demo = acting && !process.env["MAILLAGE_JOURNEYS_URL"] ? loadDemo() : undefined;
// Its failure is told when the journeys want it.
demo?.catch(() => {});
// What was started ends with this process, however it is ended.
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(1));
try {
  let where: Record<string, string> | undefined;
  for (const project of projects) {
    if (IN_A_BROWSER.includes(project)) where ??= await whereToAct(demo);
    add(await runProject(project, folder, where));
  }
} finally {
  await demo?.then((one) => one.close()).catch(() => {});
  await rm(folder, { recursive: true, force: true });
}
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;

/** Without a demo the journeys' own setup tries once more to start one, and says why it could not. */
async function whereToAct(loading: Promise<Demo> | undefined): Promise<Record<string, string>> {
  if (!loading) return {};
  try {
    return { MAILLAGE_JOURNEYS_URL: await (await loading).open() };
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return {};
  }
}

function add(told: Told): void {
  total.passed += told.passed;
  total.failed += told.failed;
  total.skipped += told.skipped;
}
