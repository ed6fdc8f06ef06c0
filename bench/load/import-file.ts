/* One import in a process of its own, as the command line does it, so that its memory can be read:
     node bench/load/import-file.ts FILE CPTS-SLUG → one line of JSON on standard output */
import { createReadStream } from "node:fs";
import { findCptsOf } from "../../src/app/command-line/find-cpts.ts";
import { openStorage } from "../../src/app/database/open-storage.ts";
import { makeDeps } from "../../src/app/server/make-deps.ts";
import {
  applyImport,
  approveImport,
  commandLineImporter,
  readImport,
  showImport,
  startImport,
} from "../../src/core/directory/index.ts";
import { openLogger } from "../../src/platform/log/logger.ts";
import { readSettings } from "../../src/platform/settings/settings.ts";

export interface ImportFigures {
  storeSeconds: number;
  readSeconds: number;
  applySeconds: number;
  seconds: number;
  /** The most that the process held in memory, in MB of 10⁶ bytes. */
  peakMb: number;
  linesRead: number;
  /** Lines of the report, by outcome. */
  counts: Record<string, number>;
}

const OUTCOMES = ["create", "change", "same", "kept", "refused", "left"] as const;
const [file = "", slug = ""] = process.argv.slice(2);
const settings = readSettings(process.env);
const log = openLogger("fatal");
const storage = await openStorage(settings, log, { joinRunning: true });
const deps = await makeDeps(settings, storage, log);
const cpts = await findCptsOf(deps, slug);
const importer = commandLineImporter(cpts.id);
const signal = new AbortController().signal;

const marks = [performance.now()];
const { id } = await startImport(
  deps,
  importer,
  { stream: createReadStream(file, { highWaterMark: 1 << 20 }), name: "banc.txt" },
  { enqueue: false },
);
marks.push(performance.now());
await readImport(deps, cpts.id, id, { signal });
marks.push(performance.now());
await approveImport(deps, importer, id, { enqueue: false });
await applyImport(deps, cpts.id, id, { signal });
marks.push(performance.now());
const shown = await showImport(deps, importer, id);
await storage.close();
if (shown.state !== "applied") throw new Error(`the import ended as ${shown.state}: ${shown.problem}`);

const [begun = 0, stored = 0, read = 0, applied = 0] = marks.map((mark) => mark / 1000);
const figures: ImportFigures = {
  storeSeconds: stored - begun,
  readSeconds: read - stored,
  applySeconds: applied - read,
  seconds: applied - begun,
  peakMb: (process.resourceUsage().maxRSS * 1024) / 1e6,
  linesRead: shown.linesRead,
  counts: Object.fromEntries(OUTCOMES.map((one) => [one, shown.counts?.[one] ?? 0])),
};
process.stdout.write(`${JSON.stringify(figures)}\n`);
