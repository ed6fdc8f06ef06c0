import { sql } from "kysely";
import type { Tx } from "../../../platform/db/index.ts";
import type { RequestRow } from "./request-store.ts";

/** What ranks: the coordinator's own weight where there is one. */
export const effectiveWeight = (row: Pick<RequestRow, "weight" | "overruled_weight">): number =>
  row.overruled_weight ?? row.weight;

/** Place among those who wait (heaviest first, then longest), null when it does not wait; and how many wait. */
export async function findRank(
  tx: Tx,
  row: Pick<RequestRow, "cpts_id" | "id" | "status" | "weight" | "overruled_weight" | "waiting_since">,
): Promise<{ rank: number | null; waiting: number }> {
  const found = await tx
    .selectFrom("mt_requests as r")
    .select([
      sql<number>`count(*)::int`.as("waiting"),
      // Compared in the database: a JavaScript date would lose the microseconds of `waiting_since`.
      sql<number>`(count(*) filter (where (-coalesce(r.overruled_weight, r.weight), r.waiting_since, r.id)
        < (select -coalesce(m.overruled_weight, m.weight), m.waiting_since, m.id from mt_requests m
           where m.cpts_id = ${row.cpts_id}::uuid and m.id = ${row.id}::uuid)))::int`.as("before"),
    ])
    .where("r.cpts_id", "=", row.cpts_id)
    .where("r.status", "=", "waiting")
    .executeTakeFirstOrThrow();
  return { rank: row.status === "waiting" ? found.before + 1 : null, waiting: found.waiting };
}
