import { sql } from "kysely";
import type { Tx } from "../../../platform/db/index.ts";
import type { RequestRow } from "../request/request-store.ts";

/** The kind of event by which a slot is offered to a waiting request. */
export const SLOT_FREED = "slot-freed";

/** Waiting requests, the most urgent first (the nearest limit), then the oldest. */
export const listWaiting = (tx: Tx, cptsId: string, limit: number): Promise<RequestRow[]> =>
  tx
    .selectFrom("snp_requests")
    .selectAll()
    .where("cpts_id", "=", cptsId)
    .where("status", "=", "waiting")
    .orderBy(sql`wanted_by asc nulls last`)
    .orderBy("created_at")
    .orderBy("id")
    .limit(limit)
    .execute();

export interface Offer {
  requestId: string;
  at: Date;
  slotId: string;
  slotCptsId: string;
}

/** The last slot offered to each of these requests. */
export async function listLastOffers(
  tx: Tx,
  cptsId: string,
  requestIds: readonly string[],
): Promise<Map<string, Offer>> {
  if (requestIds.length === 0) return new Map();
  const rows = await tx
    .selectFrom("snp_request_events")
    .distinctOn("request_id")
    .select(["request_id", "at", "details"])
    .where("cpts_id", "=", cptsId)
    .where("request_id", "in", [...requestIds])
    .where("kind", "=", SLOT_FREED)
    .orderBy("request_id")
    .orderBy("at", "desc")
    .execute();
  return new Map(
    rows.map((row) => {
      const { slotId, slotCptsId } = row.details as { slotId: string; slotCptsId: string };
      return [row.request_id, { requestId: row.request_id, at: new Date(row.at), slotId, slotCptsId }];
    }),
  );
}
