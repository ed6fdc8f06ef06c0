import { type Insertable, type Selectable, sql } from "kysely";
import type { Tables, Tx } from "../../../platform/db/index.ts";

export type CampaignRow = Selectable<Tables["mt_campaigns"]>;
export type FileRow = Omit<Selectable<Tables["mt_campaign_files"]>, "content"> & { bytes: number };

export const insertCampaign = (tx: Tx, row: Insertable<Tables["mt_campaigns"]>) =>
  tx.insertInto("mt_campaigns").values(row).returningAll().executeTakeFirstOrThrow();

export const insertLetters = (tx: Tx, cptsId: string, campaignId: string, requestIds: readonly string[]) =>
  sql`insert into mt_campaign_letters (cpts_id, campaign_id, request_id, nth)
    select ${cptsId}::uuid, ${campaignId}::uuid, id, nth from unnest(${[...requestIds]}::uuid[]) with ordinality as t(id, nth)`.execute(
    tx,
  );

export const findCampaign = (tx: Tx, cptsId: string, id: string) =>
  tx
    .selectFrom("mt_campaigns")
    .selectAll()
    .where("cpts_id", "=", cptsId)
    .where("id", "=", id)
    .executeTakeFirst();

export const lockCampaign = (tx: Tx, cptsId: string, id: string) =>
  tx
    .selectFrom("mt_campaigns")
    .selectAll()
    .where("cpts_id", "=", cptsId)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();

export const updateCampaign = (
  tx: Tx,
  cptsId: string,
  id: string,
  change: Partial<Pick<CampaignRow, "state" | "problem" | "letters" | "made_at" | "posted_at" | "posted_by">>,
) =>
  tx
    .updateTable("mt_campaigns")
    .set(change)
    .where("cpts_id", "=", cptsId)
    .where("id", "=", id)
    .returningAll()
    .executeTakeFirstOrThrow();

/** The newest first. */
export const listCampaigns = (
  tx: Tx,
  cptsId: string,
  before: readonly [string, string] | undefined,
  limit: number,
): Promise<CampaignRow[]> =>
  tx
    .selectFrom("mt_campaigns")
    .selectAll()
    .where("cpts_id", "=", cptsId)
    .$if(before !== undefined, (some) =>
      some.where(sql<boolean>`(created_at, id) < (${before?.[0]}::timestamptz, ${before?.[1]}::uuid)`),
    )
    .orderBy("created_at", "desc")
    .orderBy("id", "desc")
    .limit(limit)
    .execute();

/** Keeps the letters that were written, in their order. */
export const keepLetters = (tx: Tx, cptsId: string, campaignId: string, requestIds: readonly string[]) =>
  tx
    .deleteFrom("mt_campaign_letters")
    .where("cpts_id", "=", cptsId)
    .where("campaign_id", "=", campaignId)
    .where(sql<boolean>`request_id <> all(${[...requestIds]}::uuid[])`)
    .execute();

export const listLetters = async (tx: Tx, cptsId: string, campaignId: string): Promise<string[]> =>
  (
    await tx
      .selectFrom("mt_campaign_letters")
      .select("request_id")
      .where("cpts_id", "=", cptsId)
      .where("campaign_id", "=", campaignId)
      .orderBy("nth")
      .execute()
  ).map((row) => row.request_id);

/** The same part made again replaces it: a job may run twice. */
export const saveFile = (tx: Tx, row: Insertable<Tables["mt_campaign_files"]>) =>
  tx
    .insertInto("mt_campaign_files")
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(["cpts_id", "campaign_id", "part", "format"]).doUpdateSet({
        letters: row.letters,
        content: row.content,
        made_at: row.made_at,
      }),
    )
    .execute();

export const listFiles = (
  tx: Tx,
  cptsId: string,
  campaignIds: readonly string[],
  since: Date,
): Promise<FileRow[]> =>
  tx
    .selectFrom("mt_campaign_files")
    .select(["cpts_id", "campaign_id", "part", "format", "letters", "made_at"])
    .select(sql<number>`octet_length(content)`.as("bytes"))
    .where("cpts_id", "=", cptsId)
    .where("campaign_id", "in", [...campaignIds])
    .where("made_at", ">", since)
    .orderBy("part")
    .orderBy("format")
    .execute();

export const findFile = (
  tx: Tx,
  cptsId: string,
  file: { campaignId: string; part: number; format: string; since: Date },
) =>
  tx
    .selectFrom("mt_campaign_files")
    .select(["content", "letters"])
    .where("cpts_id", "=", cptsId)
    .where("campaign_id", "=", file.campaignId)
    .where("part", "=", file.part)
    .where("format", "=", file.format)
    .where("made_at", ">", file.since)
    .executeTakeFirst();

export const deleteOldFiles = (tx: Tx, cptsId: string, before: Date) =>
  tx.deleteFrom("mt_campaign_files").where("cpts_id", "=", cptsId).where("made_at", "<=", before).execute();

export interface SinceCounts {
  campaign_id: string;
  moved: number;
  found_doctor: number;
  waiting: number;
}

/** What became of those written to, since the letters were posted. */
export const countSince = async (
  tx: Tx,
  cptsId: string,
  campaignIds: readonly string[],
): Promise<SinceCounts[]> =>
  (
    await sql<SinceCounts>`
select c.id as campaign_id, count(*) filter (where r.stands_since > c.posted_at) as moved,
  count(*) filter (where r.accepted_at > c.posted_at or (r.end_reason = 'found-alone' and r.closed_at > c.posted_at)) as found_doctor,
  count(*) filter (where r.status = 'waiting') as waiting
from mt_campaigns c
  join mt_campaign_letters l on l.cpts_id = c.cpts_id and l.campaign_id = c.id
  join mt_requests r on r.cpts_id = l.cpts_id and r.id = l.request_id
where c.cpts_id = ${cptsId}::uuid and c.id = any(${[...campaignIds]}::uuid[]) and c.posted_at is not null
group by c.id`.execute(tx)
  ).rows;
