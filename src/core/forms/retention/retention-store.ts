import { sql } from "kysely";
import type { Tx } from "../../../platform/db/index.ts";
import type { SendingRow } from "../sending/sending-store.ts";

/** Sendings that ended before that instant and still name people, and those that are forgotten. */
export async function countEnded(
  tx: Tx,
  cptsId: string,
  before: Date,
): Promise<{ due: number; done: number }> {
  const { rows } = await sql<{ due: number; done: number }>`
    select (count(*) filter (where forgotten_at is null and least(closes_at, closed_at) < ${before}))::int as due,
      (count(*) filter (where forgotten_at is not null))::int as done
    from forms_sendings where cpts_id = ${cptsId}`.execute(tx);
  return rows[0] ?? { due: 0, done: 0 };
}

/** The next one to forget, locked; one that somebody holds is left for the next time. */
export async function lockToForget(tx: Tx, cptsId: string, before: Date): Promise<SendingRow | undefined> {
  const { rows } = await sql<SendingRow>`
    select * from forms_sendings where cpts_id = ${cptsId} and forgotten_at is null and least(closes_at, closed_at) < ${before}
    order by closes_at, id limit 1 for update skip locked`.execute(tx);
  return rows[0];
}

/**
 * The answers are written anew without their author, their texts, their dates and numbers, their hour: of each the choices stay, under
 * another id and in an order drawn by chance. `keys`: the questions with choices.
 */
export const forgetResponses = (tx: Tx, cptsId: string, sendingId: string, keys: readonly string[]) =>
  sql`with gone as (delete from forms_responses where cpts_id = ${cptsId} and sending_id = ${sendingId} returning *)
    insert into forms_responses (cpts_id, id, sending_id, identity, how, answers, engagements, score, submitted_at, counted)
    select cpts_id, gen_random_uuid(), sending_id, identity, how,
      (select coalesce(jsonb_object_agg(a.key, a.value), '{}') from jsonb_each(answers) a where a.key = any(${[...keys]}::text[])),
      engagements, score, date_trunc('day', submitted_at at time zone 'UTC') at time zone 'UTC', counted
    from gone order by random()`.execute(tx);

/** To whom it was sent, what was being answered; who wants no more mail stays known. */
export async function forgetPeople(tx: Tx, cptsId: string, sendingId: string): Promise<void> {
  await tx
    .deleteFrom("forms_recipients")
    .where("cpts_id", "=", cptsId)
    .where("sending_id", "=", sendingId)
    .execute();
  await tx
    .deleteFrom("forms_drafts")
    .where("cpts_id", "=", cptsId)
    .where("sending_id", "=", sendingId)
    .execute();
}

export const markForgotten = (tx: Tx, cptsId: string, sendingId: string, kept: object, at: Date) =>
  tx
    .updateTable("forms_sendings")
    .set({ forgotten_at: at, kept: JSON.stringify(kept) })
    .where("cpts_id", "=", cptsId)
    .where("id", "=", sendingId)
    .execute();
