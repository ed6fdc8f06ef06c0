import { setTimeout as sleep } from "node:timers/promises";
import {
  openRegister,
  packRegister,
} from "../../src/missions/family-doctor/matching/candidates/build-instance.ts";
import type { PackedInstance } from "../../src/missions/family-doctor/matching/instance/packed-instance.ts";
import { solveMatching } from "../../src/missions/family-doctor/matching/solve/solve-matching.ts";
import {
  type RefereeTerms,
  refereeTerms,
} from "../../src/missions/family-doctor/matching/testing/highs-referee.ts";
import {
  type RegisterShape,
  randomRegister,
} from "../../src/missions/family-doctor/matching/testing/random-register.ts";
import { inRunThread } from "../../src/missions/family-doctor/run/thread/in-run-thread.ts";
import { registerTexts } from "../../src/missions/family-doctor/run/thread/register-texts.ts";
import { watchLoop } from "./watch-loop.ts";

export interface MatchFigures {
  arcs: number;
  candidatesSeconds: number;
  /** The first time in this process, with everything still to be compiled. */
  solveSeconds: number;
  peakMb: number;
  terms: RefereeTerms & { served: number };
  /** Of HiGHS, where it was asked for. */
  referee: { seconds: number; terms: RefereeTerms } | null;
  /** Of a run in a thread, where asked for. */
  thread: ThreadFigures | null;
}

interface ThreadFigures {
  seconds: number;
  /** The longest that the event loop of the server's thread waited, by the clock; and when it does nothing, as long. */
  longestWaitMs: number;
  idleWaitMs: number;
  /** The longest that this thread worked without turning, in processor time: what the matching itself takes from it. */
  longestTurnMs: number;
}

// One size in a process of its own: `node match-register.ts PATIENTS DOCTORS PLACES AT [referee|thread]`.
const [patientCount, doctorCount, places, at, also] = process.argv.slice(2);
const shape = {
  patients: Number(patientCount),
  doctors: Number(doctorCount),
  places: Number(places),
  at,
} as RegisterShape;
const figures = measureSolving(shape);
// Before anything else that is measured here: the memory is that of the candidates and the solver.
const peakMb = process.resourceUsage().maxRSS / 1000;
const result: MatchFigures = {
  ...figures.told,
  peakMb,
  referee: also === "referee" ? await askReferee(figures.packed) : null,
  thread: also === "thread" ? await measureThread(shape) : null,
};
process.stdout.write(JSON.stringify(result));

function measureSolving(of: RegisterShape) {
  const { patients, doctors } = randomRegister(1, of);
  const start = performance.now();
  const register = openRegister(doctors, 1);
  register.add(patients);
  const { packed } = packRegister(register.close(), doctors);
  const ready = performance.now();
  const { doctorOf } = solveMatching(packed, { seed: 1 });
  const solved = performance.now();
  const told = {
    arcs: packed.arcDoctor.length,
    candidatesSeconds: (ready - start) / 1000,
    solveSeconds: (solved - ready) / 1000,
    terms: termsOf(packed, doctorOf),
  };
  return { packed, told };
}

function termsOf(packed: PackedInstance, doctorOf: Int32Array): MatchFigures["terms"] {
  const terms = { weight: 0, loadCost: 0, distanceMeters: 0, served: 0 };
  const load = new Int32Array(packed.capacity.length);
  doctorOf.forEach((d, p) => {
    if (d < 0) return;
    const arc = packed.arcDoctor.indexOf(d, packed.arcStart[p]!);
    load[d]! += 1;
    terms.served += 1;
    terms.weight += packed.weight[p]!;
    terms.loadCost += Math.floor((1000 * (2 * load[d]! - 1)) / packed.capacity[d]! + 0.5);
    terms.distanceMeters += packed.arcMeters[arc]!;
  });
  return terms;
}

async function askReferee(packed: PackedInstance): Promise<MatchFigures["referee"]> {
  const patients = packed.patientIds.map((id, p) => ({ id, weight: packed.weight[p]! }));
  const doctors = packed.doctorIds.map((id, d) => ({ id, capacity: packed.capacity[d]! }));
  const arcs = patients.flatMap(({ id }, p) =>
    Array.from({ length: packed.arcStart[p + 1]! - packed.arcStart[p]! }, (_, i) => {
      const arc = packed.arcStart[p]! + i;
      return {
        patient: id,
        doctor: packed.doctorIds[packed.arcDoctor[arc]!] as string,
        distanceMeters: packed.arcMeters[arc]!,
      };
    }),
  );
  const start = performance.now();
  const terms = await refereeTerms({ patients, doctors, arcs });
  return { seconds: (performance.now() - start) / 1000, terms };
}

async function measureThread(of: RegisterShape): Promise<MatchFigures["thread"]> {
  const texts = registerTexts(randomRegister(1, of));
  const idle = await watchLoop(() => sleep(2_000));
  const start = performance.now();
  const { waitMs, turnMs } = await watchLoop(() =>
    inRunThread({ texts, seed: 1, whatIf: null }, async () => {}),
  );
  return {
    seconds: (performance.now() - start) / 1000,
    longestWaitMs: waitMs,
    idleWaitMs: idle.waitMs,
    longestTurnMs: turnMs,
  };
}
