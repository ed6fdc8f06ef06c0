import { invalid } from "../../../../platform/errors/problems.ts";
import { readTablesInThread, SheetProblem } from "../../../../platform/sheets/index.ts";
import { stripControlCharacters } from "../../../../platform/text/index.ts";
import type { Sheets } from "../diagnosis-contract.ts";
import { guessColumns } from "./guess-columns.ts";

const MOST_BYTES = 5 * 1024 * 1024;
const MOST_ROWS = 1_000;
const MOST_SHEETS = 10;

const tooLarge = () =>
  invalid("file", "Ce fichier dépasse 5 Mo : gardez la feuille des indicateurs.", "project.table-too-large");

/** The sheets of a CSV or XLSX file, to be looked at and mapped; nothing of it is kept. @throws Problem when it cannot be read */
export async function readFile(request: Request): Promise<Sheets> {
  if (!/^application\/octet-stream\b/.test(request.headers.get("content-type") ?? ""))
    throw invalid("file", "Envoyez le fichier tel quel (application/octet-stream).", "project.table-type");
  if (Number(request.headers.get("content-length") ?? 0) > MOST_BYTES) throw tooLarge();
  const bytes = await takeAll(request.body);
  try {
    const tables = await readTablesInThread(bytes);
    return {
      sheets: tables.slice(0, MOST_SHEETS).map(({ name, headings, rows }) => ({
        name: stripControlCharacters(name),
        headings: headings.map(stripControlCharacters),
        columns: guessColumns(headings),
        rows: rows.slice(0, MOST_ROWS).map(({ cells }) => cells.map(stripControlCharacters)),
        isCut: rows.length > MOST_ROWS,
      })),
    };
  } catch (error) {
    if (error instanceof SheetProblem) throw invalid("file", error.message, "project.table-unreadable");
    throw error;
  }
}

async function takeAll(body: ReadableStream<Uint8Array> | null): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  try {
    for await (const piece of body ?? []) {
      bytes += piece.byteLength;
      if (bytes > MOST_BYTES) break;
      pieces.push(piece);
    }
  } catch {
    throw invalid(
      "file",
      "L'envoi du fichier a été interrompu : envoyez-le de nouveau.",
      "project.table-cut",
    );
  }
  if (bytes > MOST_BYTES) throw tooLarge();
  if (bytes === 0) throw invalid("file", "Ce fichier est vide.", "project.table-empty");
  return Buffer.concat(pieces);
}
