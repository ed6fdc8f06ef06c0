import { parentPort, workerData } from "node:worker_threads";
import { readTables } from "./read-tables.ts";
import { SheetProblem } from "./sheet-problem.ts";

if (!parentPort) throw new Error("This file is run by read-in-thread.ts, in a thread of its own.");
try {
  parentPort.postMessage({ tables: await readTables(workerData as Uint8Array) });
} catch (error) {
  if (!(error instanceof SheetProblem)) throw error;
  parentPort.postMessage({ problem: error.message });
}
