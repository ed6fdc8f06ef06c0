/* One file of contours read in a process of its own, so that its memory can be read:
     node bench/load/read-contours.ts CPTS-ID LOAD-ID → one line of JSON on standard output */
import { openStorage } from "../../src/app/database/open-storage.ts";
import { makeDeps } from "../../src/app/server/make-deps.ts";
import { readLoad } from "../../src/core/territory/load/read-load.ts";
import { openLogger } from "../../src/platform/log/logger.ts";
import { readSettings } from "../../src/platform/settings/settings.ts";

export interface ContourFigures {
  seconds: number;
  /** The most that the process held in memory, in MB of 10⁶ bytes. */
  peakMb: number;
  /** Of the processor, all threads: what a busy machine does not change much. */
  cpuSeconds: number;
}

const [cptsId = "", loadId = ""] = process.argv.slice(2);
const settings = readSettings(process.env);
const log = openLogger("fatal");
const storage = await openStorage(settings, log, { joinRunning: true });
const deps = await makeDeps(settings, storage, log);
const start = performance.now();
const before = process.cpuUsage();
await readLoad(deps, cptsId, loadId, new AbortController().signal);
const seconds = (performance.now() - start) / 1000;
const used = process.cpuUsage(before);
await storage.close();
const figures: ContourFigures = {
  seconds,
  cpuSeconds: (used.user + used.system) / 1e6,
  peakMb: (process.resourceUsage().maxRSS * 1024) / 1e6,
};
process.stdout.write(`${JSON.stringify(figures)}\n`);
