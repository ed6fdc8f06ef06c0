import type { AuditKey } from "./audit/sign-entry.ts";
import type { Database } from "./db/index.ts";
import type { LiveHub } from "./http/live-hub.ts";
import type { Logger } from "./log/logger.ts";
import type { Settings } from "./settings/settings.ts";
import type { Clock } from "./time/clock.ts";

/** What use cases stand on. Made once per process by `app`; tests make their own. */
export interface Deps {
  db: Database;
  clock: Clock;
  settings: Settings;
  log: Logger;
  auditKey: AuditKey;
  /** Tells connected screens that something changed; carries names and ids only. */
  live: LiveHub;
  /** Wakes the dispatcher of events now, instead of at its next round. */
  wake: () => void;
}
