import { sql } from "kysely";
import type { Tx } from "../../../../platform/db/index.ts";

/** A review ends when it is closed; one that nobody closed, when its last link is dead and its day is past. */
const ended = (cptsId: string, before: Date) => sql`w.cpts_id = ${cptsId} and w.forgotten_at is null
  and coalesce(r.closed_at, greatest(r.due_on::timestamptz, w.expires_at)) < ${before}`;

export async function countReviewers(
  tx: Tx,
  cptsId: string,
  before: Date,
): Promise<{ due: number; done: number }> {
  const { rows } = await sql<{ due: number; done: number }>`
    select (select count(*) from project_reviewers w join project_reviews r on r.cpts_id = w.cpts_id and r.id = w.review_id
        where ${ended(cptsId, before)})::int as due,
      (select count(*) from project_reviewers w where w.cpts_id = ${cptsId} and w.forgotten_at is not null)::int as done`.execute(
    tx,
  );
  return rows[0] ?? { due: 0, done: 0 };
}

/**
 * Takes out of ended reviews who gave an opinion: name, address, link. Body, level, opinion, remarks and answers stay: they are the
 * record of the decision. @returns how many, `limit` at most.
 */
export async function forgetReviewers(
  tx: Tx,
  { cptsId, before, at, limit }: { cptsId: string; before: Date; at: Date; limit: number },
): Promise<number> {
  const { numAffectedRows } = await sql`
with old as (
  select w.id from project_reviewers w join project_reviews r on r.cpts_id = w.cpts_id and r.id = w.review_id
  where ${ended(cptsId, before)} order by w.id limit ${limit} for update of w
)
update project_reviewers w set forgotten_at = ${at}, person_name = '', email = null, token_hash = null,
  revoked_at = coalesce(w.revoked_at, ${at})
from old where w.cpts_id = ${cptsId} and w.id = old.id`.execute(tx);
  return Number(numAffectedRows ?? 0);
}
