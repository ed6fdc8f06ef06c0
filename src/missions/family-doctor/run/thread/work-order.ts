import { openRegister } from "../../matching/candidates/build-instance.ts";
import type { CandidateDoctor, CandidatePatient } from "../../matching/candidates/candidate-input.ts";
import type { MatchingOutcome } from "../../matching/run/matching-outcome.ts";
import { solveRegister } from "../../matching/run/solve-register.ts";
import { compareAnswers } from "../../matching/scenario/compare-answers.ts";
import { explainLine, givenOf, type Worked } from "../explain-line.ts";
import { parseRows } from "../json-text.ts";
import { planScenario } from "../plan-scenario.ts";
import type { NewLine } from "../run-line-store.ts";
import type { RunResult } from "../run-store.ts";
import { doctorOf, patientOf, type Snapshot } from "../snapshot.ts";
import type { WaitingRow } from "../snapshot-store.ts";
import { comparedAnswer, summariseAnswer } from "../summarise-answer.ts";
import type { RunAnswer, RunOrder } from "./thread-messages.ts";

type OnPercent = (percent: number) => void;

/** All the work of a run between its rows and its lines. Pure but for the clock of `elapsedMs`. */
export function openOrder(order: RunOrder) {
  const snapshot: Snapshot = {
    patients: [],
    doctors: parseRows(order.offered).map(doctorOf),
    communes: new Map(parseRows(order.places).map((one) => [one.code, one])),
  };
  let worked: Worked | undefined;
  return {
    add: (rows: readonly WaitingRow[]): void => {
      for (const row of rows) snapshot.patients.push(patientOf(row));
    },
    solve: (onPercent: OnPercent): RunAnswer => {
      if (order.whatIf) return answerWhatIf(snapshot, order, onPercent);
      const outcome = solve(snapshot, order.seed, onPercent);
      worked = { snapshot, outcome, seed: order.seed, given: givenOf(outcome, snapshot.doctors.length) };
      const today = summariseAnswer({ ...snapshot, outcome });
      return answerOf(snapshot, outcome, { today, scenario: null, comparison: null });
    },
    /** Of a run of the register that is solved; a « what if » has none. */
    lines: (from: number, to: number): NewLine[] =>
      Array.from({ length: worked ? to - from : 0 }, (_, i) => explainLine(worked as Worked, from + i)),
  };
}

/** Today and the scenario from one snapshot, so that they differ by the edits alone. */
function answerWhatIf(
  snapshot: Snapshot,
  { seed, whatIf }: Pick<RunOrder, "seed" | "whatIf">,
  onPercent: OnPercent,
): RunAnswer {
  const plan = { ...planScenario(snapshot, whatIf?.edits ?? []), communes: snapshot.communes };
  const before = solve(snapshot, seed, (percent) => onPercent(percent / 2));
  const after = solve(plan, seed, (percent) => onPercent(50 + percent / 2));
  const { doctors: _, ...comparison } = compareAnswers(
    comparedAnswer({ ...snapshot, outcome: before }),
    comparedAnswer({ ...plan, outcome: after }),
    whatIf?.bands ?? [],
  );
  return answerOf(plan, after, {
    today: summariseAnswer({ ...snapshot, outcome: before }),
    scenario: summariseAnswer({ ...plan, outcome: after }),
    comparison,
  });
}

function solve(
  { patients, doctors }: { patients: readonly CandidatePatient[]; doctors: readonly CandidateDoctor[] },
  seed: number,
  onPercent: OnPercent,
): MatchingOutcome {
  const register = openRegister(doctors, seed);
  register.add(patients);
  return solveRegister(register.close(), doctors, seed, onPercent);
}

const answerOf = (
  { patients, doctors }: { patients: readonly unknown[]; doctors: readonly unknown[] },
  { served, weight, loadCost, distanceMeters, elapsedMs, candidateDoctor }: MatchingOutcome,
  result: RunResult,
): RunAnswer => ({
  patients: patients.length,
  doctors: doctors.length,
  arcs: candidateDoctor.length,
  served,
  weight,
  loadCost,
  distanceMeters,
  elapsedMs,
  result: JSON.stringify(result),
});
