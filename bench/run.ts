import { openBench } from "./open-bench.ts";
import { failed, type Result, type Scenario } from "./scenario.ts";
import { booking } from "./scenarios/booking.ts";
import { contours } from "./scenarios/contours.ts";
import { directoryImport } from "./scenarios/directory-import.ts";
import { directorySearch } from "./scenarios/directory-search.ts";
import { firstScreen } from "./scenarios/first-screen.ts";
import { forms } from "./scenarios/forms.ts";
import { letter } from "./scenarios/letter.ts";
import { matching } from "./scenarios/matching.ts";
import { nearestSlot } from "./scenarios/nearest-slot.ts";
import { patientList } from "./scenarios/patient-list.ts";
import { start } from "./scenarios/start.ts";

// Those that need no big database come first, so that none works beside them.
const SCENARIOS: readonly Scenario[] = [
  start,
  matching,
  patientList,
  contours,
  firstScreen,
  nearestSlot,
  booking,
  forms,
  letter,
  directorySearch,
  directoryImport,
];

const args = process.argv.slice(2);
const json = args.includes("--json");
const wanted = args.filter((one) => !one.startsWith("-"));
const unknown = wanted.filter((one) => !SCENARIOS.some((scenario) => scenario.name === one));
if (unknown.length > 0) {
  console.error(
    `Unknown scenario: ${unknown.join(", ")}. There are: ${SCENARIOS.map((one) => one.name).join(", ")}.`,
  );
  process.exit(2);
}

// What is said on the way goes to standard error: with --json, standard output holds one array and nothing else.
const say = (line: string) => process.stderr.write(`${line}\n`);
const bench = openBench(process.env["BENCH_SIZE"] === "small", say, process.env["BENCH_KEEP"] || undefined);
let closing: Promise<void> | undefined;
const stop = async (signal: NodeJS.Signals) => {
  if (closing) return;
  say(`${signal}: stopping the servers and removing the folders…`);
  closing = bench.close();
  await closing;
  process.exit(signal === "SIGINT" ? 130 : 143);
};
process.on("SIGINT", stop).on("SIGTERM", stop);

const results: Result[] = [];
for (const scenario of SCENARIOS) {
  if (wanted.length > 0 && !wanted.includes(scenario.name)) continue;
  try {
    results.push(...(await scenario.run(bench)));
  } catch (error) {
    if (closing) break;
    say(`${scenario.name}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    results.push(failed(scenario.name, error));
  }
}
// After an interrupt, `stop` ends the process.
if (closing) await new Promise(() => {});
await bench.close();
if (json) process.stdout.write(`${JSON.stringify(results)}\n`);
else
  console.table(
    results.map(({ scenario, metric, value, unit, limit, ratio, budget, ok }) => ({
      scenario,
      metric,
      value,
      unit,
      limit,
      ratio,
      budget,
      ok,
    })),
  );
process.exitCode = results.some((one) => one.ok === false) ? 1 : 0;
