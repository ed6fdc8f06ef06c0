import { sql } from "kysely";
import type { Tx } from "../../db/index.ts";

export type Channel = "mail" | "sms";

/** What a message to somebody without an account is about: a kind and an id of the slice that writes it. */
export interface About {
  /** `family-doctor.told` */
  kind: string;
  id: string;
}

export interface Delivery {
  id: string;
  channel: Channel;
  recipient: string;
  subject: string;
  body: string;
  attempts: number;
  /** Of a message to somebody who has no account. */
  about: About | null;
}

export const insertDelivery = (
  tx: Tx,
  row: {
    cptsId: string;
    id: string;
    noticeId: string;
    channel: Channel;
    recipient: string;
    title: string;
    text: string;
    notBefore: Date;
  },
) =>
  tx
    .insertInto("notify_deliveries")
    .values({
      cpts_id: row.cptsId,
      id: row.id,
      notice_id: row.noticeId,
      channel: row.channel,
      recipient: row.recipient,
      subject: row.title,
      body: row.text,
      not_before: row.notBefore,
    })
    .execute();

/**
 * Takes what is due for five minutes: if this process dies in the middle, it is due again after that. Rows that another
 * process takes at the same time are passed over.
 */
export async function claimDeliveries(tx: Tx, cptsId: string, now: Date, limit: number): Promise<Delivery[]> {
  const lease = new Date(now.getTime() + 5 * 60_000);
  const { rows } =
    await sql<Delivery>`update notify_deliveries set attempts = attempts + 1, not_before = ${lease}
    where cpts_id = ${cptsId} and id in (
      select id from notify_deliveries where cpts_id = ${cptsId} and state = 'waiting' and not_before <= ${now}
      order by not_before, id limit ${limit} for update skip locked)
    returning id, channel, recipient, subject, body, attempts,
      case when about_id is not null then jsonb_build_object('kind', about_kind, 'id', about_id) end as about`.execute(
      tx,
    );
  return rows.sort((a, b) => (a.id < b.id ? -1 : 1));
}

export const markSent = (tx: Tx, cptsId: string, ids: readonly string[], at: Date) =>
  tx
    .updateTable("notify_deliveries")
    .set({ state: "sent", sent_at: at, last_error: null })
    .where("cpts_id", "=", cptsId)
    .where("id", "in", [...ids])
    .execute();

export const markUnsent = (
  tx: Tx,
  cptsId: string,
  ids: readonly string[],
  failure: { error: string; nextTryAt: Date; givenUp: boolean },
) =>
  tx
    .updateTable("notify_deliveries")
    .set({
      state: failure.givenUp ? "failed" : "waiting",
      last_error: failure.error.slice(0, 500),
      not_before: failure.nextTryAt,
    })
    .where("cpts_id", "=", cptsId)
    .where("id", "in", [...ids])
    .where("state", "=", "waiting")
    .execute();
