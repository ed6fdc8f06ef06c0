import { Worker } from "node:worker_threads";
import { takeTurn } from "../turns/take-turn.ts";
import type { Table } from "./read-tables.ts";
import { SheetProblem } from "./sheet-problem.ts";

const HEAP_MEGABYTES = 400;
const MOST_SECONDS = 30;
const TOO_HEAVY =
  "Ce fichier est trop lourd à lire : gardez la feuille utile, enregistrez-la en CSV, puis envoyez-la.";

/**
 * The tables of a CSV or XLSX file, read in a thread of its own: bombs are refused, a formula is its last result, and the server goes
 * on answering. 30 s and 400 MB at most. @throws SheetProblem · Problem `server.busy`
 */
export const readTablesInThread = (bytes: Uint8Array): Promise<Table[]> => takeTurn(() => readNow(bytes));

async function readNow(bytes: Uint8Array): Promise<Table[]> {
  const worker = new Worker(new URL("./sheet-worker.ts", import.meta.url), {
    workerData: bytes,
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MEGABYTES },
  });
  let clock: NodeJS.Timeout | undefined;
  try {
    return await new Promise<Table[]>((resolve, reject) => {
      clock = setTimeout(() => reject(new SheetProblem(TOO_HEAVY)), MOST_SECONDS * 1_000);
      worker.once("message", (said: { tables?: Table[]; problem?: string }) =>
        said.tables ? resolve(said.tables) : reject(new SheetProblem(said.problem)),
      );
      worker.once("error", (error: NodeJS.ErrnoException) =>
        reject(error.code === "ERR_WORKER_OUT_OF_MEMORY" ? new SheetProblem(TOO_HEAVY) : error),
      );
      worker.once("exit", () => reject(new Error("the thread that reads a table ended before its work")));
    });
  } finally {
    clearTimeout(clock);
    await worker.terminate();
  }
}
