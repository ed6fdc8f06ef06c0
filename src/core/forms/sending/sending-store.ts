import { type Insertable, type Selectable, sql } from "kysely";
import type { Tables, Tx } from "../../../platform/db/index.ts";

export type SendingRow = Selectable<Tables["forms_sendings"]>;

export const insertSending = (tx: Tx, row: Insertable<Tables["forms_sendings"]>) =>
  tx.insertInto("forms_sendings").values(row).execute();

export const findSending = (tx: Tx, cptsId: string, id: string): Promise<SendingRow | undefined> =>
  tx
    .selectFrom("forms_sendings")
    .selectAll()
    .where("cpts_id", "=", cptsId)
    .where("id", "=", id)
    .executeTakeFirst();

export const lockSending = (tx: Tx, cptsId: string, id: string): Promise<SendingRow | undefined> =>
  tx
    .selectFrom("forms_sendings")
    .selectAll()
    .where("cpts_id", "=", cptsId)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();

export const updateSending = (
  tx: Tx,
  cptsId: string,
  id: string,
  change: { closes_at?: Date; closed_at?: Date | null },
) =>
  tx.updateTable("forms_sendings").set(change).where("cpts_id", "=", cptsId).where("id", "=", id).execute();

export interface SendingLineRow extends SendingRow {
  recipients: number;
  answered: number;
  responses: number;
}

/** The newest first, 200 at most; those of one questionnaire when it is named. */
export async function listSendings(tx: Tx, cptsId: string, id?: string): Promise<SendingLineRow[]> {
  const { rows } = await sql<SendingLineRow>`
    select s.*, coalesce((s.kept->>'recipients')::int, r.asked, 0)::int as recipients, coalesce((s.kept->>'answered')::int, r.answered, 0)::int as answered,
      (select count(*)::int from forms_responses a where a.cpts_id = s.cpts_id and a.sending_id = s.id) as responses
    from forms_sendings s
    left join lateral (select count(*) as asked, count(*) filter (where f.told) as answered
      from forms_recipients f where f.cpts_id = s.cpts_id and f.sending_id = s.id) r on true
    where s.cpts_id = ${cptsId} and (${id ?? null}::uuid is null or s.id = ${id ?? null}::uuid)
    order by s.created_at desc, s.id desc limit 200`.execute(tx);
  return rows;
}

/** Those who have it already keep theirs. @returns the ids of the new ones */
export const insertRecipients = (tx: Tx, rows: readonly Insertable<Tables["forms_recipients"]>[]) =>
  tx
    .insertInto("forms_recipients")
    .values([...rows])
    .onConflict((conflict) => conflict.columns(["cpts_id", "sending_id", "professional_id"]).doNothing())
    .returning(["id", "professional_id"])
    .execute();

export const countRecipients = async (tx: Tx, cptsId: string, sendingId: string): Promise<number> =>
  Number(
    (
      await tx
        .selectFrom("forms_recipients")
        .select((select) => select.fn.countAll().as("n"))
        .where("cpts_id", "=", cptsId)
        .where("sending_id", "=", sendingId)
        .executeTakeFirstOrThrow()
    ).n,
  );

export interface RateRow {
  key: string;
  label: string;
  asked: number;
  answered: number;
}

/** Of one trade, as the directory writes it. */
export interface TradeRow {
  profession_code: string;
  speciality_code: string | null;
  sector_code: string | null;
  asked: number;
  answered: number;
}

/** Sent and answered (as far as it may be told) by profession, speciality, and the sector of who practises in one only. */
export async function countByTrade(tx: Tx, cptsId: string, sendingId: string): Promise<TradeRow[]> {
  const { rows } = await sql<TradeRow>`
    select d.profession_code, d.speciality_code, p.sector_code, count(*)::int as asked, (count(*) filter (where f.told))::int as answered
    from forms_recipients f join directory_professionals d on d.cpts_id = f.cpts_id and d.id = f.professional_id
    left join lateral (select min(r.sector_code) as sector_code from directory_practices r
      where r.cpts_id = d.cpts_id and r.professional_id = d.id and r.active having count(distinct r.sector_code) = 1) p on true
    where f.cpts_id = ${cptsId} and f.sending_id = ${sendingId}
    group by d.profession_code, d.speciality_code, p.sector_code limit 2000`.execute(tx);
  return rows;
}

/** Sent and answered (as far as it may be told) by commune of the first place of work. */
export async function countByCommune(tx: Tx, cptsId: string, sendingId: string): Promise<RateRow[]> {
  const { rows } = await sql<RateRow>`
    with sent as (
      select f.told as answered, p.commune_code, p.commune_name
      from forms_recipients f join directory_professionals d on d.cpts_id = f.cpts_id and d.id = f.professional_id
      left join lateral (select s.commune_code, s.commune_name from directory_practices r
        join directory_sites s on s.cpts_id = r.cpts_id and s.id = r.site_id and s.active
        where r.cpts_id = d.cpts_id and r.professional_id = d.id and r.active order by r.id limit 1) p on true
      where f.cpts_id = ${cptsId} and f.sending_id = ${sendingId})
    select coalesce(commune_code, '') as key, coalesce(min(commune_name), 'Sans lieu d''exercice') as label,
      count(*)::int as asked, (count(*) filter (where answered))::int as answered from sent group by commune_code
    order by 3 desc, 2 limit 500`.execute(tx);
  return rows;
}

export interface MailCounts {
  mailed: number;
  without_mail: number;
  stopped: number;
}

export async function countMails(tx: Tx, cptsId: string, sendingId: string): Promise<MailCounts> {
  const { rows } = await sql<MailCounts>`
    select (count(*) filter (where f.mailed_at is not null))::int as mailed, (count(*) filter (where d.email is null))::int as without_mail,
      (count(*) filter (where exists (select from forms_stops t where t.cpts_id = f.cpts_id and t.professional_id = f.professional_id)))::int as stopped
    from forms_recipients f join directory_professionals d on d.cpts_id = f.cpts_id and d.id = f.professional_id
    where f.cpts_id = ${cptsId} and f.sending_id = ${sendingId}`.execute(tx);
  return rows[0] as MailCounts;
}

export interface OpenQuestionnaire {
  recipient_id: string;
  issued_at: Date;
  title: string;
  closes_at: Date;
  answered: boolean;
  identity: string;
}

/** What waits for these professionals, or was answered by them and is still open. */
export async function listOpenFor(
  tx: Tx,
  cptsId: string,
  professionalIds: readonly string[],
  now: Date,
): Promise<OpenQuestionnaire[]> {
  const { rows } = await sql<OpenQuestionnaire>`
    select f.id as recipient_id, f.issued_at, s.title, s.closes_at, f.answered, s.identity
    from forms_recipients f join forms_sendings s on s.cpts_id = f.cpts_id and s.id = f.sending_id
    where f.cpts_id = ${cptsId} and f.professional_id = any(${[...professionalIds]}::uuid[]) and s.closed_at is null and s.closes_at > ${now}
    order by f.answered, s.closes_at, f.id limit 50`.execute(tx);
  return rows;
}
