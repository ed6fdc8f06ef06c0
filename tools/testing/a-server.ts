import { randomBytes } from "node:crypto";
import type pg from "pg";
import { afterAll, inject } from "vitest";
import { buildApp } from "../../src/app/server/build-app.ts";
import { openDatabase, openPool } from "../../src/platform/db/index.ts";
import type { Deps } from "../../src/platform/deps.ts";
import { openLiveHub } from "../../src/platform/http/live-hub.ts";
import { openLogger } from "../../src/platform/log/logger.ts";
import { openMailer } from "../../src/platform/notify/mailer.ts";
import { readSettings } from "../../src/platform/settings/settings.ts";
import { type Clock, fixedClock } from "../../src/platform/time/index.ts";
import type { DemoMailbox } from "../demo/mailbox/index.ts";
import { aMailbox } from "./a-mailbox.ts";
import { TEMPLATE } from "./global-setup.ts";

/** Monday 23 November 2026, 9 h in Paris. */
export const TEST_NOW = "2026-11-23T08:00:00Z";

export interface TestServer {
  deps: Deps & { clock: Clock & { advance(seconds: number): void } };
  /** The owner's pool, past row-level security: to look, never to act in the application's place. */
  owner: pg.Pool;
  app: ReturnType<typeof buildApp>;
  /** What was sent through `deps.mail`: a real SMTP server of this file's own. */
  mailbox: DemoMailbox;
}

/** A database of its own (clone of the template), the application on it, and a clock that stands still. Closed after the file. */
export async function aServer(environment: Record<string, string> = {}): Promise<TestServer> {
  const name = `test_${randomBytes(8).toString("hex")}`;
  const adminUrl = inject("ownerUrl");
  const admin = openPool({ url: adminUrl, applicationName: "tests", max: 1 });
  await admin.query(`create database ${name} template ${TEMPLATE} strategy file_copy`);
  const url = adminUrl.replace(/\/postgres(\?|$)/, `/${name}$1`);
  const owner = openPool({ url, applicationName: "tests", max: 3 });
  const pool = openPool({ url, role: "maillage_app", applicationName: "tests", max: 16 });
  const mailbox = await aMailbox();
  const deps = {
    db: openDatabase(pool),
    clock: fixedClock(TEST_NOW),
    settings: readSettings({
      MAILLAGE_MODE: "test",
      RATE_LIMIT_FACTOR: "1000",
      LOG_LEVEL: "error",
      ...environment,
    }),
    log: openLogger("error"),
    auditKey: Buffer.alloc(32, 7),
    live: openLiveHub(),
    wake: () => {},
    mail: openMailer({ SMTP_URL: mailbox.url, MAIL_FROM: "Maillage <ne-pas-repondre@maillage.invalid>" }),
    mailbox,
  };
  afterAll(async () => {
    await mailbox.stop();
    await pool.end();
    await owner.end();
    await admin.query(`drop database ${name} with (force)`);
    await admin.end();
  });
  return { deps, owner, app: buildApp(deps), mailbox };
}
