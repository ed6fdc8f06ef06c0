import { Worker } from "node:worker_threads";
import { ListFileProblem } from "./list-file-problem.ts";
import type { ListSaid, ListWork, ReadLine, SheetHead } from "./list-messages.ts";

const HEAP_MEGABYTES = 700;
const MOST_SECONDS = 60;
const TOO_HEAVY =
  "Ce fichier est trop lourd à lire : gardez la feuille des patients et ses colonnes utiles, enregistrez-la en CSV, puis envoyez-la.";

/** The sheets of a file with their headings and five lines, read in a thread of its own. @throws ListFileProblem */
export async function readHeads(bytes: Uint8Array): Promise<SheetHead[]> {
  let sheets: SheetHead[] = [];
  await run({ kind: "heads", bytes }, (said) => {
    if (said.kind !== "heads") return false;
    sheets = said.sheets;
    return true;
  });
  return sheets;
}

/** All lines of one sheet, read in a thread of its own; the server goes on answering. @throws ListFileProblem */
export async function readLines(
  work: Omit<Extract<ListWork, { kind: "lines" }>, "kind">,
): Promise<ReadLine[]> {
  const lines: ReadLine[] = [];
  await run({ kind: "lines", ...work }, (said) => {
    if (said.kind === "lines") lines.push(...said.lines);
    return said.kind === "end";
  });
  return lines;
}

/* `take` answers true when the work is done. */
async function run(work: ListWork, take: (said: ListSaid) => boolean): Promise<void> {
  const worker = new Worker(new URL("./list-worker.ts", import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MEGABYTES },
  });
  let deadline: NodeJS.Timeout | undefined;
  try {
    await new Promise<void>((resolve, reject) => {
      deadline = setTimeout(() => reject(new ListFileProblem(TOO_HEAVY)), MOST_SECONDS * 1_000);
      worker.on("message", (said: ListSaid) => {
        if (said.kind === "refused") reject(new ListFileProblem(said.problem));
        else if (take(said)) resolve();
      });
      worker.once("error", (error: NodeJS.ErrnoException) =>
        reject(error.code === "ERR_WORKER_OUT_OF_MEMORY" ? new ListFileProblem(TOO_HEAVY) : error),
      );
      worker.once("exit", () => reject(new Error("the thread that reads a list ended before its work")));
      worker.postMessage(work);
    });
  } finally {
    clearTimeout(deadline);
    await worker.terminate();
  }
}
