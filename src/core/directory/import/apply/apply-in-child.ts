/* Run as a process, to be killed: applies an import of the database given, five lines at a time, slowly. */
import { setTimeout as sleep } from "node:timers/promises";
import { openDatabase, openPool } from "../../../../platform/db/index.ts";
import type { Deps } from "../../../../platform/deps.ts";
import { openLiveHub } from "../../../../platform/http/live-hub.ts";
import { openLogger } from "../../../../platform/log/logger.ts";
import { readSettings } from "../../../../platform/settings/settings.ts";
import { systemClock } from "../../../../platform/time/index.ts";
import { applyImport } from "./apply-import.ts";

const [url = "", cptsId = "", importId = ""] = process.argv.slice(2);
const deps: Deps = {
  db: openDatabase(openPool({ url, role: "maillage_app", applicationName: "killed", max: 2 })),
  clock: systemClock,
  settings: readSettings({ MAILLAGE_MODE: "test" }),
  log: openLogger("error"),
  auditKey: Buffer.alloc(32, 7),
  live: openLiveHub(),
  wake: () => {},
  mail: { send: () => Promise.reject(new Error("an import sends no mail")) },
};
const slow = async () => {
  await sleep(10);
  return undefined;
};
await applyImport(deps, cptsId, importId, {
  signal: new AbortController().signal,
  batchLines: 5,
  geocoder: { geocode: slow },
});
