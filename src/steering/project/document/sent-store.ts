import { sql } from "kysely";
import type { Tx } from "../../../platform/db/index.ts";

/** Frozen versions that left the CPTS: with a move of the circuit that stands, or for a review. 1 000 at most. */
export async function listSentIds(tx: Tx, cptsId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select m.frozen_id as id from project_moves m
      where m.cpts_id = ${cptsId} and m.frozen_id is not null
        and not exists (select from project_moves u where u.cpts_id = m.cpts_id and u.undoes = m.nth)
    union
    select r.frozen_id from project_reviews r where r.cpts_id = ${cptsId}
    limit 1000`.execute(tx);
  return rows.map(({ id }) => id);
}
