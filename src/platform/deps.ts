import type { AuditKey } from "./audit/sign-entry.ts";
import type { Database } from "./db/index.ts";
import type { LiveHub } from "./http/live-hub.ts";
import type { Logger } from "./log/logger.ts";
import type { KeptMails } from "./notify/kept-mails.ts";
import type { Mailer } from "./notify/mailer.ts";
import type { SmsSender } from "./notify/sms.ts";
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
  /** Wakes the dispatcher of events for this CPTS now, instead of at its next round. */
  wake: (cptsId: string) => void;
  mail: Mailer;
  /** Absent unless an SMS gateway is configured. */
  sms?: SmsSender | undefined;
  /** The mails of the demo and of the tests, to be looked at; absent in production. */
  mailbox?: KeptMails | undefined;
}
