import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import chromium from "@sparticuz/chromium";
import { type Demo, loadDemo } from "./load-demo.ts";
import { runProject, type Told } from "./run-project.ts";

/**
 * Runs every project of Vitest and closes with one line for all of them. Races want the machine for themselves. The demo of the journeys is
 * loaded meanwhile, with what the unit tests leave of the processor. Every screen is looked at beside the journeys that act, on a copy of
 * their demo and with what they leave of the processor, which is half: as soon as theirs, three journeys in fifty waited more than they may.
 * That takes two thirds of the journeys' time (190 s of 313): the last third acts on the copy, once it was looked at.
 */
const ALONE = ["unit", "race"];
const IN_A_BROWSER = ["journeys", "screens"];
const BEHIND_OTHERS = 10;
const EVERY_SCREEN = "every-screen.journey.ts";
/** The longest that nothing shares with another: 85 s of the 313. */
const ON_THE_COPY = ["letter", "doctor-day", "review", "operator-desk"];

const wanted = process.argv.slice(2).filter((one) => !one.startsWith("-"));
const isWanted = (one: string) => wanted.length === 0 || wanted.includes(one);
const folder = await mkdtemp(join(tmpdir(), "maillage-report-"));
const total = { passed: 0, failed: 0, skipped: 0 };

const inBrowser = IN_A_BROWSER.filter(isWanted);
const demo = inBrowser.length > 0 && !process.env["MAILLAGE_JOURNEYS_URL"] ? loadDemo() : undefined;
// Its failure is told when the journeys want it.
demo?.catch(() => {});
// What was started ends with this process, however it is ended.
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(1));
try {
  for (const project of ALONE.filter(isWanted)) add(await runProject({ project }, folder));
  if (inBrowser.length > 0) {
    // Unpacked once, before two look for it.
    await chromium.executablePath();
    // The copy first: of a database at rest.
    const looking = inBrowser.includes("screens") ? await whereToAct(demo, "a copy") : undefined;
    const acting = inBrowser.includes("journeys") ? await whereToAct(demo) : undefined;
    await Promise.all([
      acting && act(acting, looking && "here"),
      looking && look(looking, acting !== undefined),
    ]);
  }
} finally {
  await demo?.then((one) => one.close()).catch(() => {});
  await rm(folder, { recursive: true, force: true });
}
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;

async function act(environment: Record<string, string>, part?: "here" | "on the copy"): Promise<void> {
  const isThere = (file: string) => ON_THE_COPY.some((one) => file.startsWith(`${one}.`));
  const all = (await readdir(join(import.meta.dirname, "../../e2e"))).filter((one) =>
    one.endsWith(".journey.ts"),
  );
  const only = all
    .filter((file) => file !== EVERY_SCREEN && isThere(file) === (part === "on the copy"))
    .map((file) => `e2e/${file}`);
  add(await runProject({ project: "journeys", environment, ...(part && { part, only }) }, folder));
}

async function look(environment: Record<string, string>, isBehind: boolean): Promise<void> {
  add(await runProject({ project: "screens", environment, priority: isBehind ? BEHIND_OTHERS : 0 }, folder));
  if (isBehind) await act(environment, "on the copy");
}

/** Without a demo the journeys' own setup tries once more to start one, and says why it could not. */
async function whereToAct(
  loading: Promise<Demo> | undefined,
  copy?: "a copy",
): Promise<Record<string, string>> {
  if (!loading) return {};
  try {
    return { MAILLAGE_JOURNEYS_URL: await (await loading).open(copy) };
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
