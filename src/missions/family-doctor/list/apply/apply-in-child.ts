/* Run as a process, to be killed: applies a list of the database given, five lines in a transaction, and stops for ever in the middle of one. */
import { writeSync } from "node:fs";
import { openDatabase, openPool } from "../../../../platform/db/index.ts";
import type { Deps } from "../../../../platform/deps.ts";
import { openLiveHub } from "../../../../platform/http/live-hub.ts";
import { openLogger } from "../../../../platform/log/logger.ts";
import { readSettings } from "../../../../platform/settings/settings.ts";
import { systemClock } from "../../../../platform/time/index.ts";
import { applyList } from "./apply-list.ts";

// Asked two or three times a line: about the fortieth.
const MOST_ASKED = 100;
let asked = 0;
const stopping = {
  ...systemClock,
  now: () => {
    asked += 1;
    if (asked > MOST_ASKED) {
      writeSync(1, "stopped");
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
    }
    return systemClock.now();
  },
};
const [url = "", cptsId = "", listId = ""] = process.argv.slice(2);
const deps: Deps = {
  db: openDatabase(openPool({ url, role: "maillage_app", applicationName: "killed", max: 2 })),
  clock: stopping,
  settings: readSettings({ MAILLAGE_MODE: "test" }),
  log: openLogger("error"),
  auditKey: Buffer.alloc(32, 7),
  live: openLiveHub(),
  wake: () => {},
  mail: { send: () => Promise.reject(new Error("a list sends no mail")) },
};
await applyList(deps, cptsId, listId, new AbortController().signal, 5);
