import { startBenchServer, type BenchServer } from "./load/bench-server.ts";
import { type Bench, type Result, type Scenario } from "./scenario.ts";
import { booking } from "./scenarios/booking.ts";
import { nearestSlot } from "./scenarios/nearest-slot.ts";
import { type BenchDatabase, openBenchDatabase } from "./seed/bench-database.ts";

const SCENARIOS: readonly Scenario[] = [nearestSlot, booking];

const args = process.argv.slice(2);
const json = args.includes("--json");
const wanted = args.filter((one) => !one.startsWith("-"));
const unknown = wanted.filter((one) => !SCENARIOS.some((scenario) => scenario.name === one));
if (unknown.length > 0) {
  console.error(`Unknown scenario: ${unknown.join(", ")}. There are: ${SCENARIOS.map((one) => one.name).join(", ")}.`);
  process.exit(2);
}

// What is said on the way goes to standard error: with --json, standard output holds one array and nothing else.
const say = (line: string) => process.stderr.write(`${line}\n`);
let database: Promise<BenchDatabase> | undefined;
let server: Promise<BenchServer> | undefined;
const bench: Bench = {
  say,
  database: () => {
    database ??= openBenchDatabase(say);
    return database;
  },
  server: () => {
    server ??= bench.database().then(startBenchServer);
    return server;
  },
};

const results: Result[] = [];
try {
  for (const scenario of SCENARIOS) if (wanted.length === 0 || wanted.includes(scenario.name)) results.push(...(await scenario.run(bench)));
} finally {
  await (await server)?.stop();
  await (await database)?.close();
}
if (json) process.stdout.write(`${JSON.stringify(results)}\n`);
else console.table(results.map(({ scenario, metric, value, unit, limit, ratio, budget, ok }) => ({ scenario, metric, value, unit, limit, ratio, budget, ok })));
process.exitCode = results.some((one) => one.ok === false) ? 1 : 0;
