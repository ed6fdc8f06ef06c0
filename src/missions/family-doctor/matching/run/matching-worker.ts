import { parentPort } from "node:worker_threads";
import { Problem } from "../../../../platform/errors/problems.ts";
import { openRegister } from "../candidates/build-instance.ts";
import type { CandidateDoctor, CandidatePatient } from "../candidates/candidate-input.ts";
import type { FromWorker, ToWorker } from "./matching-outcome.ts";
import { solveRegister } from "./solve-register.ts";

const port = parentPort;
if (!port) throw new Error("This file is run by run-matching.ts, in a thread of its own.");
const say = (message: FromWorker, moved: ArrayBuffer[] = []) => port.postMessage(message, moved);

let doctors: readonly CandidateDoctor[] = [];
let seed = 0;
let register = openRegister([], 0);

port.on("message", (message: ToWorker) => {
  try {
    if (message.kind === "open") {
      ({ doctors, seed } = message);
      register = openRegister(doctors, seed);
    } else if (message.kind === "patients") {
      register.add(message.page as readonly CandidatePatient[]);
      say({ kind: "ready" });
    } else solve();
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    say({ kind: "refused", code: error.code, message: error.message });
  }
});

function solve(): void {
  let said = -1;
  const outcome = solveRegister(register.close(), doctors, seed, (percent) => {
    if (percent > said) say({ kind: "progress", percent });
    said = Math.max(said, percent);
  });
  const moved = Object.values(outcome).flatMap((one) =>
    one instanceof Int32Array ? [one.buffer as ArrayBuffer] : [],
  );
  say({ kind: "done", outcome }, moved);
}
