import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { Problem, unavailable } from "../../../../platform/errors/problems.ts";
import type { CandidateDoctor, CandidatePatient } from "../candidates/candidate-input.ts";
import type { FromWorker, MatchingOutcome, ToWorker } from "./matching-outcome.ts";

export interface MatchingRun {
  doctors: readonly CandidateDoctor[];
  /** Pages of at most 1,000: a page is what the server's own thread copies at once. Read as the worker asks for them. */
  pages: AsyncIterable<readonly CandidatePatient[]> | Iterable<readonly CandidatePatient[]>;
  seed: number;
  /** Ends the run at once, whatever it is doing; `runMatching` then rejects with the signal's reason. */
  signal?: AbortSignal;
  onProgress?: (percent: number) => void;
  /** Memory of the thread's heap; the arrays beside it are bounded by the limits of an instance. */
  heapMegabytes?: number;
}

const PAGE = 1_000;

/**
 * Matches a register in a thread of its own: the server goes on answering.
 * @throws Problem `family-doctor.matching-too-big`, `family-doctor.matching-memory`, `family-doctor.matching-stopped`
 */
export async function runMatching(run: MatchingRun): Promise<MatchingOutcome> {
  run.signal?.throwIfAborted();
  const worker = new Worker(new URL("./matching-worker.ts", import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: run.heapMegabytes ?? 256 },
  });
  const ended = new AbortController();
  const failed = failureOf(worker, run.signal, ended.signal);
  try {
    return await Promise.race([feed(worker, run), failed]);
  } finally {
    ended.abort();
    await worker.terminate();
  }
}

async function feed(worker: Worker, run: MatchingRun): Promise<MatchingOutcome> {
  const tell = (message: ToWorker) => worker.postMessage(message);
  const outcome = outcomeOf(worker, run.onProgress ?? (() => {}));
  // Whoever fails first is told by the race: this one may never be waited for.
  outcome.catch(() => {});
  tell({ kind: "open", doctors: run.doctors, seed: run.seed });
  for await (const page of run.pages) {
    run.signal?.throwIfAborted();
    for (let from = 0; from < page.length; from += PAGE) {
      tell({ kind: "patients", page: page.slice(from, from + PAGE) });
      // The next page is read when this one is done: neither side hoards.
      await Promise.race([once(worker, "message"), outcome]);
    }
  }
  tell({ kind: "solve" });
  return outcome;
}

function outcomeOf(worker: Worker, onProgress: (percent: number) => void): Promise<MatchingOutcome> {
  return new Promise((resolve, reject) => {
    worker.on("message", (message: FromWorker) => {
      if (message.kind === "progress") onProgress(message.percent);
      if (message.kind === "done") resolve(message.outcome);
      if (message.kind === "refused") reject(new Problem("tooMany", message.code, message.message));
    });
  });
}

/** Rejects when the run is cancelled or the thread dies; never resolves. */
function failureOf(worker: Worker, signal: AbortSignal | undefined, ended: AbortSignal): Promise<never> {
  const failed = new Promise<never>((_, reject) => {
    worker.once("error", (error: NodeJS.ErrnoException) =>
      reject(
        error.code === "ERR_WORKER_OUT_OF_MEMORY"
          ? unavailable(
              "family-doctor.matching-memory",
              "Le calcul a dépassé la mémoire prévue et s'est arrêté : rien n'a été changé. Réduisez le registre ou prévenez l'administration.",
            )
          : error,
      ),
    );
    worker.once("exit", () =>
      reject(
        unavailable(
          "family-doctor.matching-stopped",
          "Le calcul s'est arrêté avant la fin : rien n'a été changé. Relancez-le.",
        ),
      ),
    );
    signal?.addEventListener("abort", () => reject(signal.reason), { once: true, signal: ended });
  });
  failed.catch(() => {});
  return failed;
}
