import type { Deps } from "../../platform/deps.ts";
import { openLiveHub } from "../../platform/http/live-hub.ts";
import { type Logger, openLogger } from "../../platform/log/logger.ts";
import { openMailer } from "../../platform/notify/mailer.ts";
import { openSms } from "../../platform/notify/sms.ts";
import type { Settings } from "../../platform/settings/settings.ts";
import { systemClock } from "../../platform/time/index.ts";
import type { Storage } from "../database/open-storage.ts";
import { readSecret } from "./read-secret.ts";

/** The dependencies of a process: the server's, or a command's beside it (whose events the server tells in its next round). */
export const makeDeps = async (
  settings: Settings,
  storage: Storage,
  log: Logger = openLogger(settings.LOG_LEVEL),
  own: Partial<Pick<Deps, "wake" | "mailbox">> = {},
): Promise<Deps> => ({
  db: storage.db,
  clock: systemClock,
  settings,
  log,
  auditKey: await readSecret(settings),
  live: openLiveHub(),
  wake: () => {},
  mail: openMailer(settings),
  sms: openSms(settings),
  ...own,
});
