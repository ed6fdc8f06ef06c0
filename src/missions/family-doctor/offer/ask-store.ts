import { type Insertable, type Selectable, sql } from "kysely";
import type { Tables, Tx } from "../../../platform/db/index.ts";

export type AskRow = Selectable<Tables["mt_offer_asks"]>;

/** A general practitioner, with what was asked of them before. */
export interface AskedDoctor {
  id: string;
  given_name: string;
  family_name: string;
  commune_name: string | null;
  has_mail: boolean;
  has_offer: boolean;
  last_asked_at: Date | null;
  last_answer: string | null;
  stopped: boolean;
}

// General medicine: SM26 (qualified), SM53 (specialist), SM54 (general practitioner), or no speciality said.
const GENERAL_PRACTICE = sql`(d.profession_code = '10' and (d.speciality_code is null or d.speciality_code in ('SM26', 'SM53', 'SM54')))`;

export async function listGeneralPractitioners(
  tx: Tx,
  cptsId: string,
  ids?: readonly string[],
): Promise<AskedDoctor[]> {
  const { rows } = await sql<AskedDoctor>`
    select d.id, d.given_name, d.family_name, s.commune_name, d.email is not null as has_mail,
      exists (select 1 from mt_offers o where o.cpts_id = d.cpts_id and o.professional_id = d.id and o.state <> 'ended') as has_offer,
      a.sent_at as last_asked_at, a.answer as last_answer,
      exists (select 1 from mt_offer_asks t where t.cpts_id = d.cpts_id and t.professional_id = d.id and t.answer = 'stop') as stopped
    from directory_professionals d
    left join lateral (select sent_at, answer from mt_offer_asks a where a.cpts_id = d.cpts_id and a.professional_id = d.id
      order by sent_at desc limit 1) a on true
    left join lateral (select s.commune_name from directory_practices r
      join directory_sites s on s.cpts_id = r.cpts_id and s.id = r.site_id and s.active
      where r.cpts_id = d.cpts_id and r.professional_id = d.id and r.active order by r.id limit 1) s on true
    where d.cpts_id = ${cptsId} and d.active and ${GENERAL_PRACTICE}
      and (${ids ? [...ids] : null}::uuid[] is null or d.id = any(${ids ? [...ids] : null}::uuid[]))
    order by d.family_name, d.given_name, d.id limit 2000`.execute(tx);
  return rows;
}

export const insertAsk = (tx: Tx, row: Insertable<Tables["mt_offer_asks"]>) =>
  tx.insertInto("mt_offer_asks").values(row).execute();

export const findAsk = (tx: Tx, cptsId: string, id: string): Promise<AskRow | undefined> =>
  tx
    .selectFrom("mt_offer_asks")
    .selectAll()
    .where("cpts_id", "=", cptsId)
    .where("id", "=", id)
    .executeTakeFirst();

/** The ask of a link that may still be answered. */
export const findLiveAsk = (tx: Tx, cptsId: string, hash: Buffer, now: Date): Promise<AskRow | undefined> =>
  tx
    .selectFrom("mt_offer_asks")
    .selectAll()
    .where("cpts_id", "=", cptsId)
    .where("token_hash", "=", hash)
    .where("answered_at", "is", null)
    .where("expires_at", ">", now)
    .executeTakeFirst();

/** Uses the link up, in the one statement that also checks it: it cannot serve twice. */
export const takeAsk = (
  tx: Tx,
  cptsId: string,
  hash: Buffer,
  answer: "offer" | "none" | "stop",
  now: Date,
): Promise<AskRow | undefined> =>
  tx
    .updateTable("mt_offer_asks")
    .set({ answered_at: now, answer })
    .where("cpts_id", "=", cptsId)
    .where("token_hash", "=", hash)
    .where("answered_at", "is", null)
    .where("expires_at", ">", now)
    .returningAll()
    .executeTakeFirst();

export const listAsks = (
  tx: Tx,
  cptsId: string,
  before: readonly [string, string] | undefined,
  limit: number,
) =>
  tx
    .selectFrom("mt_offer_asks as a")
    .innerJoin("directory_professionals as d", (join) =>
      join.onRef("d.cpts_id", "=", "a.cpts_id").onRef("d.id", "=", "a.professional_id"),
    )
    .selectAll("a")
    .select(["d.given_name", "d.family_name"])
    .where("a.cpts_id", "=", cptsId)
    .$if(before !== undefined, (some) =>
      some.where(sql<boolean>`(a.sent_at, a.id) < (${before?.[0]}::timestamptz, ${before?.[1]}::uuid)`),
    )
    .orderBy("a.sent_at", "desc")
    .orderBy("a.id", "desc")
    .limit(limit)
    .execute();

export const countWaiting = async (tx: Tx, cptsId: string): Promise<number> =>
  Number(
    (
      await tx
        .selectFrom("mt_requests")
        .select((select) => select.fn.countAll().as("n"))
        .where("cpts_id", "=", cptsId)
        .where("status", "=", "waiting")
        .executeTakeFirstOrThrow()
    ).n,
  );

/** One asker of a CPTS at a time: two coordinators who ask at once do not write twice to the same doctor. */
export const lockAsks = (tx: Tx, cptsId: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`mt-asks:${cptsId}`}, 0))`.execute(tx);
