import { on } from "node:events";
import { Worker } from "node:worker_threads";
import { LoadProblem } from "../../load/load-problem.ts";
import type { Contour, ContourSaid } from "./read-contour-file.ts";

export interface ContourBatch {
  contours: Contour[];
  refused: Extract<ContourSaid, { said: "refused" }>[];
  /** Of twice the file. */
  bytes: number;
  isLast?: boolean;
  problem?: string;
}

const HEAP_MEGABYTES = 200;

/** The contours of a stored file, some hundreds at a time, read in a thread of its own: the server goes on answering. @throws LoadProblem */
export async function* contourBatches(
  path: string,
  fileBytes: number,
  signal: AbortSignal,
): AsyncGenerator<ContourBatch> {
  const worker = new Worker(new URL("./contour-worker.ts", import.meta.url), {
    workerData: { path, fileBytes },
    // A small nursery: what a feature leaves behind is taken away at once instead of filling 100 MB first.
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MEGABYTES, maxYoungGenerationSizeMb: 16 },
  });
  try {
    for await (const [batch] of on(worker, "message", { signal, close: ["exit"] }) as AsyncIterable<
      [ContourBatch]
    >) {
      if (batch.problem !== undefined) throw new LoadProblem(batch.problem);
      if (batch.isLast) return;
      yield batch;
      worker.postMessage("next");
    }
    throw new Error("the thread that reads contours ended before its work");
  } catch (error) {
    if ((error as { code?: string }).code === "ERR_WORKER_OUT_OF_MEMORY")
      throw new LoadProblem(
        "Une entrée de ce fichier est trop lourde à lire : prenez un fichier moins détaillé.",
      );
    throw error;
  } finally {
    await worker.terminate();
  }
}
