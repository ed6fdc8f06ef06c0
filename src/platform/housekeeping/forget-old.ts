import { sql } from "kysely";
import { listCptsIds, type Tx, withTenant } from "../db/index.ts";
import type { Deps } from "../deps.ts";
import { deleteToldBefore } from "../events/event-store.ts";
import type { Job } from "../jobs/index.ts";

const DAY_MS = 86_400_000;

/**
 * Each night, what has served: events told 30 days ago, answers kept for a second sending 2 days ago, messages sent 90
 * days ago, notices of a year. Acts themselves stay in the audit. At most 10,000 rows of a kind per CPTS and night.
 */
export const forgetOldJob: Job = {
  name: "platform.forget-old",
  cron: "17 3 * * *",
  run: async (deps, _payload, { signal }) => {
    for (const cptsId of await listCptsIds(deps.db)) {
      if (signal.aborted) return;
      await withTenant(deps.db, cptsId, (tx) => forgetOldOf(deps, tx, cptsId));
    }
  },
};

async function forgetOldOf(deps: Deps, tx: Tx, cptsId: string): Promise<void> {
  const before = (days: number) => new Date(deps.clock.now().epochMilliseconds - days * DAY_MS);
  await deleteToldBefore(tx, cptsId, before(30));
  await sql`delete from platform_idempotency where cpts_id = ${cptsId} and (user_id, key) in (
    select user_id, key from platform_idempotency where cpts_id = ${cptsId} and created_at < ${before(2)} limit 10000)`.execute(
    tx,
  );
  await sql`delete from notify_deliveries where cpts_id = ${cptsId} and id in (
    select id from notify_deliveries where cpts_id = ${cptsId} and state <> 'waiting' and created_at < ${before(90)} limit 10000)`.execute(
    tx,
  );
  await sql`delete from notify_notices where cpts_id = ${cptsId} and id in (
    select n.id from notify_notices n where n.cpts_id = ${cptsId} and n.created_at < ${before(365)}
      and not exists (select from notify_deliveries d where d.cpts_id = n.cpts_id and d.notice_id = n.id) limit 10000)`.execute(
    tx,
  );
}
