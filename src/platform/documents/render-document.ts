import { Worker } from "node:worker_threads";
import { unavailable } from "../errors/problems.ts";
import { takeTurn } from "../turns/take-turn.ts";
import { checkDocument } from "./check-document.ts";
import type { DocumentFormat, PrintedDocument } from "./document-model.ts";

const MOST_SECONDS = 120;
const HEAP_MEGABYTES = 512;

const stopped = () =>
  unavailable(
    "documents.stopped",
    "Le document n'a pas pu être écrit : il est trop long pour une seule fois. Faites-en plusieurs, ou réessayez plus tard.",
  );

/**
 * The bytes of the document, written in a thread of its own: 500 letters take seconds, and the server goes on answering.
 * @throws Problem `server.busy` · `documents.stopped` beyond two minutes or 512 MB · RangeError when the document is not well made
 */
export async function renderDocument(document: PrintedDocument, format: DocumentFormat): Promise<Uint8Array> {
  const checked = checkDocument(document);
  return takeTurn(() => renderNow(checked, format));
}

async function renderNow(
  document: ReturnType<typeof checkDocument>,
  format: DocumentFormat,
): Promise<Uint8Array> {
  const worker = new Worker(new URL("./render-worker.ts", import.meta.url), {
    workerData: { document, format },
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MEGABYTES },
  });
  let clock: NodeJS.Timeout | undefined;
  try {
    return await new Promise<Uint8Array>((resolve, reject) => {
      worker.once("message", resolve);
      worker.once("error", (error: NodeJS.ErrnoException) =>
        reject(error.code === "ERR_WORKER_OUT_OF_MEMORY" ? stopped() : error),
      );
      worker.once("exit", () => reject(stopped()));
      clock = setTimeout(() => reject(stopped()), MOST_SECONDS * 1_000);
    });
  } finally {
    clearTimeout(clock);
    await worker.terminate();
  }
}
