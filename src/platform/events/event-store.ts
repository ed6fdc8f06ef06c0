import { sql } from "kysely";
import type { Tx } from "../db/index.ts";

export const MOST_ATTEMPTS = 10;

/** The oldest event that may be told now; rows that another dispatcher holds are passed over. */
export const lockNextEvent = (tx: Tx, cptsId: string, now: Date) =>
  tx
    .selectFrom("events_outbox")
    .select(["id", "name", "payload", "attempts"])
    .where("cpts_id", "=", cptsId)
    .where("dispatched_at", "is", null)
    .where("attempts", "<", MOST_ATTEMPTS)
    .where((eb) => eb.or([eb("next_try_at", "is", null), eb("next_try_at", "<=", now)]))
    .orderBy("created_at")
    .orderBy("id")
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();

export const markTold = (tx: Tx, cptsId: string, id: string, now: Date) =>
  tx
    .updateTable("events_outbox")
    .set({ dispatched_at: now, last_error: null })
    .where("cpts_id", "=", cptsId)
    .where("id", "=", id)
    .execute();

export const markFailed = (tx: Tx, cptsId: string, id: string, failure: { nextTryAt: Date; error: string }) =>
  tx
    .updateTable("events_outbox")
    .set((eb) => ({
      attempts: eb("attempts", "+", 1),
      last_error: failure.error.slice(0, 500),
      next_try_at: failure.nextTryAt,
    }))
    .where("cpts_id", "=", cptsId)
    .where("id", "=", id)
    .where("dispatched_at", "is", null)
    .returning("attempts")
    .executeTakeFirst();

/** Gives the events that were given up another ten tries, once their cause is repaired. */
export const releaseParked = (tx: Tx, cptsId: string) =>
  tx
    .updateTable("events_outbox")
    .set({ attempts: 0, next_try_at: null })
    .where("cpts_id", "=", cptsId)
    .where("dispatched_at", "is", null)
    .where("attempts", ">=", MOST_ATTEMPTS)
    .returning("id")
    .execute();

/** Events that were given up, by name, with the oldest and the last error of one of them. */
export const countParked = (tx: Tx, cptsId: string) =>
  tx
    .selectFrom("events_outbox")
    .select((eb) => [
      "name",
      eb.fn.countAll<number>().as("parked"),
      eb.fn.min("created_at").as("oldest"),
      eb.fn.max("last_error").as("error"),
    ])
    .where("cpts_id", "=", cptsId)
    .where("dispatched_at", "is", null)
    .where("attempts", ">=", MOST_ATTEMPTS)
    .groupBy("name")
    .orderBy("name")
    .limit(500)
    .execute();

/** What a night's work sweeps out; the acts themselves are in the audit. At most 10,000 rows a time. */
export const deleteToldBefore = (tx: Tx, cptsId: string, before: Date) =>
  sql`delete from events_outbox where cpts_id = ${cptsId} and id in (
    select id from events_outbox where cpts_id = ${cptsId} and dispatched_at < ${before} limit 10000)`.execute(
    tx,
  );
