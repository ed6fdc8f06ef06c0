import { newId, type Tx } from "../../../platform/db/index.ts";

export const listFeeds = (tx: Tx, cptsId: string, professionalId: string) =>
  tx
    .selectFrom("agenda_feeds")
    .select(["id", "created_at"])
    .where("cpts_id", "=", cptsId)
    .where("professional_id", "=", professionalId)
    .where("revoked_at", "is", null)
    .orderBy("created_at", "desc")
    .orderBy("id")
    .limit(50)
    .execute();

export async function insertFeed(
  tx: Tx,
  row: { cptsId: string; professionalId: string; hash: Buffer; userId: string; at: Date },
): Promise<string> {
  const id = newId();
  await tx
    .insertInto("agenda_feeds")
    .values({
      cpts_id: row.cptsId,
      id,
      professional_id: row.professionalId,
      token_hash: row.hash,
      created_by: row.userId,
      created_at: row.at,
    })
    .execute();
  return id;
}

export const findFeed = (tx: Tx, cptsId: string, feedId: string) =>
  tx
    .selectFrom("agenda_feeds")
    .select(["id", "professional_id"])
    .where("cpts_id", "=", cptsId)
    .where("id", "=", feedId)
    .where("revoked_at", "is", null)
    .executeTakeFirst();

export const revokeFeedRow = (tx: Tx, cptsId: string, feedId: string, at: Date) =>
  tx
    .updateTable("agenda_feeds")
    .set({ revoked_at: at })
    .where("cpts_id", "=", cptsId)
    .where("id", "=", feedId)
    .where("revoked_at", "is", null)
    .returning("id")
    .executeTakeFirst();

export const findFeedByHash = (tx: Tx, cptsId: string, hash: Buffer) =>
  tx
    .selectFrom("agenda_feeds")
    .select(["professional_id", "created_by"])
    .where("cpts_id", "=", cptsId)
    .where("token_hash", "=", hash)
    .where("revoked_at", "is", null)
    .executeTakeFirst();

/** Open slots and how many places are booked; nothing of a patient is read. */
export const listFeedSlots = (tx: Tx, cptsId: string, professionalId: string, from: Date, until: Date) =>
  tx
    .selectFrom("agenda_slots as s")
    .innerJoin("agenda_schedules as c", (join) =>
      join.onRef("c.cpts_id", "=", "s.cpts_id").onRef("c.id", "=", "s.schedule_id"),
    )
    .select([
      "s.id",
      "s.starts_at",
      "s.ends_at",
      "s.modality",
      "s.audiences",
      "s.places",
      "s.taken",
      "s.published_at",
      "c.site_name",
      "c.site_address",
      "c.professional_name",
    ])
    .where("s.cpts_id", "=", cptsId)
    .where("s.professional_id", "=", professionalId)
    .where("s.state", "=", "open")
    .where("s.starts_at", ">=", from)
    .where("s.starts_at", "<", until)
    .orderBy("s.starts_at")
    .orderBy("s.id")
    .limit(5_000)
    .execute();

export type FeedSlot = Awaited<ReturnType<typeof listFeedSlots>>[number];
