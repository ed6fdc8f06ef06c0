import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import chromium from "@sparticuz/chromium";
import { type Demo, loadDemo } from "./load-demo.ts";
import { runProject } from "./run-project.ts";

type Environment = Record<string, string>;

/**
 * Runs every project of Vitest and closes with one line for all of them. The demo of the journeys is loaded beside the unit tests, with what
 * they leave of the processor. Then two lines of work, for each alone leaves half of it: the races, then the journeys; and every screen,
 * looked at on a copy of the demo and behind the others (as soon as them, three journeys in fifty waited more than they may), then the
 * journeys that act on the copy.
 */
const BEHIND_OTHERS = 10;
const EVERY_SCREEN = "every-screen.journey.ts";
/** A third of the journeys' time (130 s of 350), so that both lines end together; no journey needs what another did. */
const ON_THE_COPY = [
  "letter",
  "review",
  "operator-desk",
  "doctor-day",
  "family-doctor",
  "coordinator",
  "nurse-orients",
];

const wanted = process.argv.slice(2).filter((one) => !one.startsWith("-"));
const isWanted = (one: string) => wanted.length === 0 || wanted.includes(one);
const folder = await mkdtemp(join(tmpdir(), "maillage-report-"));
const total = { passed: 0, failed: 0, skipped: 0 };

const isInBrowser = isWanted("journeys") || isWanted("screens");
const demo = isInBrowser && !process.env["MAILLAGE_JOURNEYS_URL"] ? loadDemo() : undefined;
// Its failure is told when the journeys want it.
demo?.catch(() => {});
// What was started ends with this process, however it is ended.
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(1));
try {
  if (isWanted("unit")) await run({ project: "unit" });
  // Unpacked once, before two look for it.
  if (isInBrowser) await chromium.executablePath();
  const copy = isWanted("screens") ? whereToAct(demo, "a copy") : undefined;
  await Promise.all([raceThenAct(copy), copy?.then(lookThenAct)]);
} finally {
  await demo?.then((one) => one.close()).catch(() => {});
  await rm(folder, { recursive: true, force: true });
}
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;

async function raceThenAct(copy: Promise<Environment> | undefined): Promise<void> {
  if (isWanted("race")) await run({ project: "race" });
  // The copy first: of a database at rest.
  await copy;
  if (isWanted("journeys")) await act(await whereToAct(demo), copy && demo && "here");
}

async function lookThenAct(copy: Environment): Promise<void> {
  const isAlone = !isWanted("race") && !isWanted("journeys");
  await run({ project: "screens", environment: copy, priority: isAlone ? 0 : BEHIND_OTHERS });
  if (isWanted("journeys") && demo) await act(copy, "on the copy");
}

/** All journeys, or those of one of the two places. */
async function act(environment: Environment, part?: "here" | "on the copy"): Promise<void> {
  const isThere = (file: string) => ON_THE_COPY.some((one) => file === `${one}.journey.ts`);
  const all = (await readdir(join(import.meta.dirname, "../../e2e"))).filter((one) =>
    one.endsWith(".journey.ts"),
  );
  const only = all
    .filter((file) => file !== EVERY_SCREEN && isThere(file) === (part === "on the copy"))
    .map((file) => `e2e/${file}`);
  await run({ project: "journeys", environment, ...(part && { part, only }) });
}

async function run(one: Parameters<typeof runProject>[0]): Promise<void> {
  const told = await runProject(one, folder);
  total.passed += told.passed;
  total.failed += told.failed;
  total.skipped += told.skipped;
}

/** Without a demo the journeys' own setup tries once more to start one, and says why it could not. */
async function whereToAct(loading: Promise<Demo> | undefined, copy?: "a copy"): Promise<Environment> {
  if (!loading) return {};
  try {
    return { MAILLAGE_JOURNEYS_URL: await (await loading).open(copy) };
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return {};
  }
}
