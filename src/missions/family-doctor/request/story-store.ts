import { sql } from "kysely";
import type { Tx } from "../../../platform/db/index.ts";
import type { EventRow } from "./request-store.ts";

// Steps of one millisecond: the version of the request after each says which came first (UUID v7 does not, within one).
const VERSION = sql`coalesce((details->>'version')::int, 0)`;

export const findLastEvent = (tx: Tx, cptsId: string, requestId: string): Promise<EventRow | undefined> =>
  tx
    .selectFrom("mt_request_events")
    .selectAll()
    .where("cpts_id", "=", cptsId)
    .where("request_id", "=", requestId)
    .orderBy("at", "desc")
    .orderBy(VERSION, "desc")
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();

export const listRequestEvents = (tx: Tx, cptsId: string, requestId: string): Promise<EventRow[]> =>
  tx
    .selectFrom("mt_request_events")
    .selectAll()
    .where("cpts_id", "=", cptsId)
    .where("request_id", "=", requestId)
    .orderBy("at")
    .orderBy(VERSION)
    .orderBy("id")
    .limit(1_000)
    .execute();
