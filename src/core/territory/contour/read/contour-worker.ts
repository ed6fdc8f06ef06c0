import { once } from "node:events";
import { createReadStream } from "node:fs";
import { parentPort, workerData } from "node:worker_threads";
import { LoadProblem } from "../../load/load-problem.ts";
import type { ContourBatch } from "./contour-batches.ts";
import { readContourFile } from "./read-contour-file.ts";

const port = parentPort;
if (!port) throw new Error("This file is run by contour-batches.ts, in a thread of its own.");
const { path, fileBytes } = workerData as { path: string; fileBytes: number };

const BATCH = 250;

/* The next batch is read when the last one is written: two at most in memory. */
async function give(batch: ContourBatch): Promise<void> {
  port?.postMessage(batch);
  if (port) await once(port, "message");
}

let batch: ContourBatch = { contours: [], refused: [], bytes: 0 };
try {
  for await (const one of readContourFile(
    () => createReadStream(path, { highWaterMark: 1 << 20 }),
    fileBytes,
  )) {
    if (one.said === "contour") batch.contours.push(one.contour);
    else if (one.said === "refused") batch.refused.push(one);
    else batch.bytes = one.bytes;
    const isFull = batch.contours.length >= BATCH || batch.refused.length >= BATCH;
    const isLong = one.said === "progress" && (one.bytes >> 20) % 16 === 0;
    if (!isFull && !isLong) continue;
    await give(batch);
    batch = { contours: [], refused: [], bytes: batch.bytes };
  }
  await give(batch);
  await give({ ...batch, contours: [], refused: [], isLast: true });
} catch (error) {
  if (!(error instanceof LoadProblem)) throw error;
  await give({ contours: [], refused: [], bytes: batch.bytes, problem: error.message });
}
