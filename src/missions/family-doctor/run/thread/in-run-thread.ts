import { Worker } from "node:worker_threads";
import { Problem, unavailable } from "../../../../platform/errors/problems.ts";
import type { JsonText } from "../json-text.ts";
import type { SnapshotTexts } from "../read-snapshot.ts";
import type { NewLine } from "../run-line-store.ts";
import type { FromThread, RunAnswer, RunOrder, ToThread } from "./thread-messages.ts";

export interface ThreadWork extends Pick<RunOrder, "seed" | "whatIf"> {
  /** Its pages are taken out of it as they leave. */
  texts: SnapshotTexts;
  /** Ends the thread at once, whatever it is doing; `inRunThread` then rejects with the signal's reason. */
  signal?: AbortSignal;
  onProgress?: (percent: number) => void;
  /** Memory of the thread's heap; the arrays beside it are bounded by the limits of an instance. */
  heapMegabytes?: number;
}

/** The thread after its work: lines are asked for as they can be written. */
export interface SolvedRun {
  answer: RunAnswer;
  lines: (from: number, to: number) => Promise<JsonText<NewLine[]>>;
}

/**
 * Matches a register in a thread of its own, from the database's text to the text of each line: what the server's own thread does
 * is to carry texts. Everything ends with `use`.
 * @throws Problem `family-doctor.matching-too-big`, `family-doctor.matching-memory`, `family-doctor.matching-stopped`
 */
export async function inRunThread<T>(work: ThreadWork, use: (solved: SolvedRun) => Promise<T>): Promise<T> {
  work.signal?.throwIfAborted();
  const worker = new Worker(new URL("./run-worker.ts", import.meta.url), {
    // With the 48 MB of young objects that V8 takes by itself, a run of 50,000 patients holds 40 MB more, and is no faster.
    resourceLimits: { maxOldGenerationSizeMb: work.heapMegabytes ?? 256, maxYoungGenerationSizeMb: 8 },
  });
  const ended = new AbortController();
  const failed = failureOf(worker, work.signal, ended.signal);
  const ask = askOf(worker, failed, work.onProgress ?? (() => {}));
  try {
    const tell = (message: ToThread) => worker.postMessage(message);
    const { offered, places, pages } = work.texts;
    tell({ kind: "open", order: { offered, places, seed: work.seed, whatIf: work.whatIf } });
    for (let rows = pages.shift(); rows !== undefined; rows = pages.shift()) tell({ kind: "patients", rows });
    const { answer } = await ask("solved", { kind: "solve" });
    return await use({
      answer,
      lines: async (from, to) => (await ask("lines", { kind: "lines", from, to })).lines,
    });
  } finally {
    ended.abort();
    await worker.terminate();
  }
}

type Said<Kind> = Extract<FromThread, { kind: Kind }>;

/** One question at a time; whatever fails first answers it. */
function askOf(worker: Worker, failed: Promise<never>, onProgress: (percent: number) => void) {
  let take = (_said: FromThread): void => {};
  let refuse = (_problem: Problem): void => {};
  worker.on("message", (said: FromThread) => {
    if (said.kind === "progress") onProgress(said.percent);
    else if (said.kind === "refused") refuse(new Problem("tooMany", said.code, said.message));
    else take(said);
  });
  return <Kind extends "solved" | "lines">(kind: Kind, question: ToThread): Promise<Said<Kind>> =>
    Promise.race([
      new Promise<Said<Kind>>((resolve, reject) => {
        refuse = reject;
        take = (said) => {
          if (said.kind === kind) resolve(said as Said<Kind>);
        };
        worker.postMessage(question);
      }),
      failed,
    ]);
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
