import type { Tx } from "../../db/index.ts";
import type { About, Channel } from "../delivery/delivery-store.ts";

export const insertOutside = (
  tx: Tx,
  row: {
    cptsId: string;
    id: string;
    about: About;
    channel: Channel;
    recipient: string;
    subject: string;
    text: string;
    notBefore: Date;
  },
) =>
  tx
    .insertInto("notify_deliveries")
    .values({
      cpts_id: row.cptsId,
      id: row.id,
      about_kind: row.about.kind,
      about_id: row.about.id,
      channel: row.channel,
      recipient: row.recipient,
      subject: row.subject,
      body: row.text,
      not_before: row.notBefore,
    })
    .execute();

/** Those that have not left. */
export const deleteOutside = async (tx: Tx, cptsId: string, { kind, id }: About): Promise<number> =>
  (
    await tx
      .deleteFrom("notify_deliveries")
      .where("cpts_id", "=", cptsId)
      .where("about_kind", "=", kind)
      .where("about_id", "=", id)
      .where("state", "=", "waiting")
      .returning("id")
      .execute()
  ).length;

/** False when it was withdrawn while it left. */
export const deleteDelivery = async (tx: Tx, cptsId: string, id: string): Promise<boolean> =>
  (await tx
    .deleteFrom("notify_deliveries")
    .where("cpts_id", "=", cptsId)
    .where("id", "=", id)
    .returning("id")
    .executeTakeFirst()) !== undefined;
