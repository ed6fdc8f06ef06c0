import { sql } from "kysely";
import type { Tx } from "../../../platform/db/index.ts";
import type { PeopleFilter } from "./sending-contract.ts";

/** A professional of the directory, as a questionnaire needs to know them. Read beside our own tables. */
export interface Person {
  id: string;
  family_name: string;
  given_name: string;
  profession_code: string;
  profession_label: string;
  speciality_label: string | null;
  commune_code: string | null;
  commune_name: string | null;
  email: string | null;
  stopped: boolean;
}

const label = (set: string, column: string) =>
  sql.raw(
    `(select v.label from reference_values v where v.set_name = '${set}' and v.code = d.${column} order by v.valid_from desc limit 1)`,
  );

/** Where the person practises first; one place each, so that nobody counts twice. */
const PLACE = sql`left join lateral (select s.commune_code, s.commune_name, s.address_line, s.postal_code, s.phone
    from directory_practices r join directory_sites s on s.cpts_id = r.cpts_id and s.id = r.site_id and s.active
    where r.cpts_id = d.cpts_id and r.professional_id = d.id and r.active order by r.id limit 1) p on true`;

const COLUMNS = sql`d.id, d.family_name, d.given_name, d.profession_code, coalesce(${label("profession", "profession_code")}, d.profession_code) as profession_label,
  ${label("speciality", "speciality_code")} as speciality_label, p.commune_code, p.commune_name, d.email,
  exists (select from forms_stops t where t.cpts_id = d.cpts_id and t.professional_id = d.id) as stopped`;

/** Active professionals that the filter chooses, by name; `most` at most. */
export async function listPeople(
  tx: Tx,
  cptsId: string,
  filter: PeopleFilter,
  most: number,
): Promise<Person[]> {
  const { professions, communes, professionalIds } = filter;
  const { rows } = await sql<Person>`
    select ${COLUMNS} from directory_professionals d ${PLACE}
    where d.cpts_id = ${cptsId} and d.active
      and (cardinality(${professions}::text[]) = 0 or d.profession_code = any(${professions}::text[]))
      and (${professionalIds}::uuid[] is null or d.id = any(${professionalIds}::uuid[]))
      and (cardinality(${communes}::text[]) = 0 or exists (select from directory_practices r
        join directory_sites s on s.cpts_id = r.cpts_id and s.id = r.site_id and s.active
        where r.cpts_id = d.cpts_id and r.professional_id = d.id and r.active and s.commune_code = any(${communes}::text[])))
    order by d.family_name, d.given_name, d.id limit ${most}`.execute(tx);
  return rows;
}

export interface PersonAtWork extends Person {
  address: string;
  phone: string | null;
}

/** What may be written beforehand for one person. */
export async function findPerson(tx: Tx, cptsId: string, id: string): Promise<PersonAtWork | undefined> {
  const { rows } = await sql<PersonAtWork>`
    select ${COLUMNS}, concat_ws(', ', nullif(p.address_line, ''), nullif(concat_ws(' ', p.postal_code, p.commune_name), '')) as address,
      coalesce(p.phone, d.direct_line) as phone
    from directory_professionals d ${PLACE} where d.cpts_id = ${cptsId} and d.id = ${id}`.execute(tx);
  return rows[0];
}

export interface RecipientRow extends Person {
  recipient_id: string;
  mailed_at: Date | null;
  reminders: number;
  answered: boolean;
  answered_at: Date | null;
}

/** Those a questionnaire was sent to, by name; of an anonymous one it is told by batches who has answered. */
export async function listRecipients(
  tx: Tx,
  of: { cptsId: string; sendingId: string },
  query: {
    state: "all" | "waiting" | "answered";
    after: readonly [string, string] | undefined;
    limit: number;
  },
): Promise<RecipientRow[]> {
  const { state, after, limit } = query;
  const { rows } = await sql<RecipientRow>`
    select ${COLUMNS}, f.id as recipient_id, case when f.identity = 'named' or f.mailed_at is null then f.mailed_at else f.issued_at end as mailed_at,
      case when f.identity = 'named' then f.reminders else 0 end as reminders, f.told as answered, f.answered_at
    from forms_recipients f join directory_professionals d on d.cpts_id = f.cpts_id and d.id = f.professional_id ${PLACE}
    where f.cpts_id = ${of.cptsId} and f.sending_id = ${of.sendingId}
      and (${state} = 'all' or f.told = (${state} = 'answered'))
      and (${after?.[0] ?? null}::text is null or (d.family_name, f.id) > (${after?.[0] ?? null}::text, ${after?.[1] ?? null}::uuid))
    order by d.family_name, f.id limit ${limit}`.execute(tx);
  return rows;
}
