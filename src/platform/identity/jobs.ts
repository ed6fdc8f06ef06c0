import { withPlatform } from "../db/index.ts";
import type { Job } from "../jobs/index.ts";
import { nowOf } from "../time/index.ts";

const DAY_MS = 86_400_000;
const SESSIONS_KEPT_DAYS = 30;

/** Every night: links, challenges and sessions that ended open nothing, and need not be kept (the audit remembers sign-ins). */
const forgetEnded: Job = {
  name: "identity.forget-ended",
  cron: "17 2 * * *",
  run: async (deps) => {
    const now = nowOf(deps);
    const before = (days: number) => new Date(now.getTime() - days * DAY_MS);
    await withPlatform(deps.db, async (tx) => {
      await tx.deleteFrom("identity_challenges").where("expires_at", "<", now).execute();
      await tx.deleteFrom("identity_links").where("expires_at", "<", before(1)).execute();
      await tx.deleteFrom("identity_sessions").where("ends_at", "<", before(SESSIONS_KEPT_DAYS)).execute();
    });
  },
};

export const jobs: readonly Job[] = [forgetEnded];
