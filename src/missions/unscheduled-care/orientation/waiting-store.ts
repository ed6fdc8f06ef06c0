import { sql } from "kysely";
import type { Tx } from "../../../platform/db/index.ts";
import type { RequestRow } from "../request/request-store.ts";

/** The kinds of event by which a slot is offered to a waiting request, and refused for it. */
export const SLOT_FREED = "slot-freed";
export const SLOT_REFUSED = "slot-refused";

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

/** The last slot offered to each of these requests, unless it was refused. */
export async function listLastOffers(
  tx: Tx,
  cptsId: string,
  requestIds: readonly string[],
): Promise<Map<string, Offer>> {
  if (requestIds.length === 0) return new Map();
  const rows = await tx
    .selectFrom("snp_request_events")
    .distinctOn("request_id")
    .select(["request_id", "at", "kind", "details"])
    .where("cpts_id", "=", cptsId)
    .where("request_id", "in", [...requestIds])
    .where("kind", "in", [SLOT_FREED, SLOT_REFUSED])
    .orderBy("request_id")
    .orderBy("at", "desc")
    // A refusal and the next offer are one act, of one instant.
    .orderBy(sql`(details->>'version')::int desc`)
    .execute();
  const offers = rows.filter(({ kind }) => kind === SLOT_FREED);
  return new Map(
    offers.map((row) => {
      const { slotId, slotCptsId } = row.details as { slotId: string; slotCptsId: string };
      return [row.request_id, { requestId: row.request_id, at: new Date(row.at), slotId, slotCptsId }];
    }),
  );
}

/** Slots of this CPTS among these that can still be taken: open, not full, not begun. */
export async function listStillOpen(
  tx: Tx,
  cptsId: string,
  slotIds: readonly string[],
  now: Date,
): Promise<Set<string>> {
  if (slotIds.length === 0) return new Set();
  const rows = await tx
    .selectFrom("agenda_slots")
    .select("id")
    .where("cpts_id", "=", cptsId)
    .where("id", "in", [...slotIds])
    .where("state", "=", "open")
    .whereRef("taken", "<", "places")
    .where("starts_at", ">", now)
    .execute();
  return new Set(rows.map(({ id }) => id));
}

/** Slots that were refused for a request: never shown again for it. */
export async function listRefused(tx: Tx, cptsId: string, requestId: string): Promise<Set<string>> {
  const rows = await tx
    .selectFrom("snp_request_events")
    .select(sql<string>`details->>'slotId'`.as("slot_id"))
    .where("cpts_id", "=", cptsId)
    .where("request_id", "=", requestId)
    .where("kind", "=", SLOT_REFUSED)
    .limit(1_000)
    .execute();
  return new Set(rows.map(({ slot_id }) => slot_id));
}
