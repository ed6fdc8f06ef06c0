import { parentPort, workerData } from "node:worker_threads";
import type { DocumentFormat, PrintedDocument } from "./document-model.ts";

if (!parentPort) throw new Error("This file is run by render-document.ts, in a thread of its own.");
const { document, format } = workerData as { document: PrintedDocument; format: DocumentFormat };
// Only the library that is asked for is loaded.
const bytes =
  format === "pdf"
    ? await (await import("./write-pdf.ts")).writePdf(document)
    : await (await import("./write-docx.ts")).writeDocx(document);
parentPort.postMessage(new Uint8Array(bytes));
