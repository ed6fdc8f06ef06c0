import { parentPort } from "node:worker_threads";
import { readTables, type Table } from "../../../../platform/sheets/index.ts";
import { stripControlCharacters } from "../../../../platform/text/index.ts";
import { hideIns } from "./hide-ins.ts";
import { ListFileProblem } from "./list-file-problem.ts";
import type { ListSaid, ListWork, ReadLine, SheetHead } from "./list-messages.ts";
import { readLine } from "./read-line.ts";

const port = parentPort;
if (!port) throw new Error("This file is run by run-list-worker.ts, in a thread of its own.");
const say = (message: ListSaid) => port.postMessage(message);

const PAGE = 500;
const PREVIEW = 5;
const SHOWN = 80;

const harmless = (cell: string): string => hideIns(stripControlCharacters(cell));

const headOf = ({ name, headings, rows }: Table): SheetHead => ({
  name: harmless(name),
  rows: rows.length,
  headings: headings.map(harmless),
  preview: rows.slice(0, PREVIEW).map(({ cells }) => cells.map((cell) => harmless(cell).slice(0, SHOWN))),
});

function sayLines(work: Extract<ListWork, { kind: "lines" }>, table: Table | undefined): void {
  if (!table)
    throw new ListFileProblem("Cette feuille n'est plus dans le fichier : choisissez-en une autre.");
  const lines = table.rows.map(({ line, cells }): ReadLine => {
    const most = table.headings.length;
    const tooMany = cells.slice(most).some((cell) => cell.trim() !== "");
    const read = tooMany
      ? { problem: `${cells.length} cellules au lieu de ${most} : un séparateur est en trop.`, hasIns: false }
      : readLine(cells, work.columns, work.today);
    return { line, cells: "problem" in read ? cells.map((cell) => harmless(cell).slice(0, 200)) : [], read };
  });
  for (let from = 0; from < lines.length; from += PAGE)
    say({ kind: "lines", lines: lines.slice(from, from + PAGE) });
  say({ kind: "end" });
}

port.on("message", async (work: ListWork) => {
  try {
    const tables = await readTables(work.bytes);
    if (work.kind === "heads") say({ kind: "heads", sheets: tables.map(headOf) });
    else sayLines(work, tables[work.sheet]);
  } catch (error) {
    // Anything else ends the thread with an error event: out of memory, a bug.
    if (!(error instanceof ListFileProblem)) throw error;
    say({ kind: "refused", problem: error.message });
  }
});
