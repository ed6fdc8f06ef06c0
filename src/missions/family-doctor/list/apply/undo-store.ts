import { sql } from "kysely";
import type { Tx } from "../../../../platform/db/index.ts";

/** The requests that a list opened, locked; 20,000 at most, as its lines. */
export const listOpened = (tx: Tx, cptsId: string, listId: string) =>
  tx
    .selectFrom("mt_requests as r")
    .innerJoin("mt_list_lines as l", (join) =>
      join.onRef("l.cpts_id", "=", "r.cpts_id").onRef("l.request_id", "=", "r.id"),
    )
    .select(["r.id", "r.patient_id"])
    .where("r.cpts_id", "=", cptsId)
    .where("l.list_id", "=", listId)
    .orderBy("r.id")
    .forUpdate("r")
    .execute();

/** Those whose story has more than their opening. A new weight of the night is no story. */
export async function countMoved(tx: Tx, cptsId: string, ids: readonly string[]): Promise<number> {
  const { rows } = await sql<{
    moved: number;
  }>`select count(distinct request_id)::int as moved from mt_request_events
    where cpts_id = ${cptsId}::uuid and request_id = any(${ids}::uuid[]) and kind <> 'request-opened'`.execute(
    tx,
  );
  return rows[0]?.moved ?? 0;
}

export const clearOpened = (tx: Tx, cptsId: string, listId: string) =>
  tx
    .updateTable("mt_list_lines")
    .set({ request_id: null })
    .where("cpts_id", "=", cptsId)
    .where("list_id", "=", listId)
    .where("request_id", "is not", null)
    .execute();

export const deleteEvents = (tx: Tx, cptsId: string, ids: readonly string[]) =>
  sql`delete from mt_request_events where cpts_id = ${cptsId}::uuid and request_id = any(${ids}::uuid[])`.execute(
    tx,
  );

export const deleteRequests = (tx: Tx, cptsId: string, ids: readonly string[]) =>
  sql`delete from mt_requests where cpts_id = ${cptsId}::uuid and id = any(${ids}::uuid[])`.execute(tx);
