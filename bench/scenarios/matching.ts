import { join } from "node:path";
import type { DatabaseMatchFigures } from "../load/match-database.ts";
import type { MatchFigures } from "../load/match-register.ts";
import { median } from "../load/measure.ts";
import { runChild } from "../load/run-child.ts";
import { alone, type Bench, beside, type Result, type Scenario } from "../scenario.ts";

const NAME = "matching";
const PROGRAM = join(import.meta.dirname, "../load/match-register.ts");
const DATABASE_PROGRAM = join(import.meta.dirname, "../load/match-database.ts");
const ROUNDS = 3;

/** A register matched at its optimum, each time in a process of its own; beside it HiGHS on the largest that it solves in seconds. */
export const matching: Scenario = {
  name: NAME,
  run: async (bench) => {
    const [few, many] = bench.small ? ([400, 20] as const) : ([10_000, 200] as const);
    const [most, doctors] = bench.small ? ([1_000, 30] as const) : ([50_000, 500] as const);
    const small = await rounds(bench, [few, many, 0.9, "addresses"]);
    const large = await rounds(bench, [most, doctors, 0.9, "addresses"]);
    const judged = await match(bench, [
      bench.small ? 200 : 2_000,
      bench.small ? 10 : 60,
      0.9,
      "addresses",
      "referee",
    ]);
    const threaded = await match(bench, [most, doctors, 0.9, "addresses", "thread"]);
    const results: Result[] = [
      alone(NAME, `${few} × ${many}, 15 candidates each`, "s", small.seconds, { atMost: 1 }),
      alone(NAME, `${most} × ${doctors}, 15 candidates each`, "s", large.seconds, { atMost: 12 }),
      alone(NAME, `memory of the process, ${most} × ${doctors}`, "MB", large.peakMb, { atMost: 500 }),
      alone(NAME, `finding the candidates, ${most} × ${doctors}`, "s", large.candidatesSeconds, null),
      ...besideReferee(judged),
      ...besideThread(threaded, `${most} × ${doctors}`),
      ...(await throughDatabase(bench, most, doctors)),
    ];
    for (const [words, places, at] of UNFAVOURABLE) {
      const one = await match(bench, [most, doctors, places, at]);
      results.push(alone(NAME, `unfavourable: ${words}, ${most} × ${doctors}`, "s", one.solveSeconds, null));
    }
    return results;
  },
};

const UNFAVOURABLE = [
  ["everybody at the same point", 0.9, "one-point"],
  ["everybody in the middle of a commune", 0.9, "communes"],
  ["one place for ten patients", 0.1, "addresses"],
  ["just as many places as patients", 1, "addresses"],
  ["ten places for each patient", 10, "addresses"],
  ["no place at all", 0, "addresses"],
] as const;

async function match(bench: Bench, words: readonly (string | number)[]): Promise<MatchFigures> {
  const figures = JSON.parse(
    await runChild(bench, process.execPath, [PROGRAM, ...words.map(String)]),
  ) as MatchFigures;
  bench.say(
    `${NAME}: ${words.join(" ")}: ${figures.solveSeconds.toFixed(2)} s, ${figures.peakMb.toFixed(0)} MB, ${figures.arcs} arcs, ${JSON.stringify(figures.terms)}`,
  );
  return figures;
}

async function rounds(bench: Bench, words: readonly (string | number)[]) {
  const all: MatchFigures[] = [];
  for (let round = 0; round < (bench.small ? 1 : ROUNDS); round++) all.push(await match(bench, words));
  return {
    seconds: median(all.map((one) => one.solveSeconds)),
    candidatesSeconds: median(all.map((one) => one.candidatesSeconds)),
    peakMb: Math.max(...all.map((one) => one.peakMb)),
  };
}

/** Same instance, same three terms, or it is a failure whatever the time. */
function besideReferee({ referee, terms, solveSeconds, arcs }: MatchFigures): Result[] {
  if (!referee) return [];
  const apart = (["weight", "loadCost", "distanceMeters"] as const).filter(
    (one) => referee.terms[one] !== terms[one],
  );
  return [
    beside(NAME, `beside three linear programs by HiGHS, ${arcs} arcs`, "s", solveSeconds, referee.seconds, {
      atMost: 1,
    }),
    alone(NAME, "terms that differ from those of HiGHS", "terms", apart.length, { atMost: 0 }),
  ];
}

/** The same size as rows: read in pages, matched in the thread, a line per patient written, by the job of the product. */
async function throughDatabase(bench: Bench, patients: number, doctors: number): Promise<Result[]> {
  const one = JSON.parse(
    await runChild(bench, process.execPath, [DATABASE_PROGRAM, String(patients), String(doctors)], {
      environment: { MAILLAGE_DATA: await bench.folder("matching"), DATABASE_URL: "" },
    }),
  ) as DatabaseMatchFigures;
  bench.say(`${NAME}: through the database: ${JSON.stringify(one)}`);
  const what = `through the database, ${patients} × ${doctors}`;
  return [
    alone(NAME, `${what}, to the last line`, "s", one.seconds, null),
    alone(NAME, `${what}, memory of the process`, "MB", one.peakMb, { atMost: 500 }),
    withinTwenty(
      beside(
        NAME,
        `${what}, longest wait of the server's thread, beside without a run`,
        "ms",
        one.longestWaitMs,
        one.idleWaitMs,
        null,
      ),
    ),
    alone(NAME, `${what}, its longest turn, processor time`, "ms", one.longestTurnMs, null),
    withinTwenty(
      beside(
        NAME,
        `${what}, other requests (/readyz), 99th percentile, beside without a run`,
        "ms",
        one.answers.p99Ms,
        one.idleAnswers.p99Ms,
        null,
      ),
    ),
    beside(
      NAME,
      `${what}, the slowest of the other requests, beside without a run`,
      "ms",
      one.answers.longestMs,
      one.idleAnswers.longestMs,
      null,
    ),
    alone(NAME, `${what}, patients without a line`, "patients", patients - one.lines, { atMost: 0 }),
  ];
}

/** By the clock, the wait is also that of the machine: an idle process stands beside it. */
function besideThread({ thread }: MatchFigures, size: string): Result[] {
  if (!thread) return [];
  const waits = beside(
    NAME,
    "longest wait of the server's thread meanwhile, beside an idle one",
    "ms",
    thread.longestWaitMs,
    thread.idleWaitMs,
    null,
  );
  return [
    alone(NAME, `in a thread, candidates and matching, ${size}`, "s", thread.seconds, null),
    alone(NAME, "longest turn of the server's thread meanwhile, processor time", "ms", thread.longestTurnMs, {
      atMost: 20,
    }),
    withinTwenty(waits),
  ];
}

/** What is asked of the server while a register is matched: by the clock, whatever stands beside it. */
const withinTwenty = (one: Result): Result => ({
  ...one,
  budget: "≤ 20 ms",
  ok: one.value !== null && one.value <= 20,
});
