import { sql } from "kysely";
import type { Tx } from "../../../platform/db/index.ts";
import { distanceSql, isOpenOn, withinReach } from "../offer/reach-sql.ts";
import type { CampaignFilter } from "./campaign-contract.ts";

/** How many doctors a letter names. */
const DOCTORS_PER_LETTER = 5;

interface Choice {
  cptsId: string;
  filter: CampaignFilter;
  /** The weights from which a request is of the band, from high to medium. */
  bands: { high: number; medium: number };
  /** The last instant of the day chosen. */
  waitingSince: Date | null;
  today: string;
}

const HAS_ADDRESS = sql<boolean>`(p.address_line <> '' and coalesce(p.postal_code, q.postal_code) is not null
  and coalesce(p.commune_code, q.commune_code) is not null)`;

const chosen = ({ cptsId, filter, bands, waitingSince }: Choice) => sql`
  from mt_requests q join patients_records p on p.cpts_id = q.cpts_id and p.id = q.patient_id
  where q.cpts_id = ${cptsId}::uuid and q.status = 'waiting'
    and (cardinality(${filter.communes}::text[]) = 0 or q.commune_code = any(${filter.communes}::text[]))
    and (cardinality(${filter.bands}::text[]) = 0 or (case when coalesce(q.overruled_weight, q.weight) >= ${bands.high}::int then 'high'
      when coalesce(q.overruled_weight, q.weight) >= ${bands.medium}::int then 'medium' else 'low' end) = any(${filter.bands}::text[]))
    and (${waitingSince}::timestamptz is null or q.waiting_since <= ${waitingSince}::timestamptz)
    and (not ${filter.onlyByLetter}::boolean or q.reach_by = 'letter')`;

export interface ChosenCounts {
  letters: number;
  without_address: number;
  without_doctor: number;
}

export const countChosen = async (tx: Tx, choice: Choice): Promise<ChosenCounts> =>
  (
    await sql<ChosenCounts>`
select count(*) filter (where has_address) as letters, count(*) filter (where not has_address) as without_address,
  count(*) filter (where has_address and not has_doctor) as without_doctor
from (select ${HAS_ADDRESS} as has_address,
    exists (select 1 from mt_offers o where o.cpts_id = q.cpts_id and ${isOpenOn(choice.today)} and ${withinReach}) as has_doctor
  ${chosen(choice)}) c`.execute(tx)
  ).rows[0]!;

/** Those who get a letter, by commune then name: the order of a round and of a pile. */
export const listChosen = async (tx: Tx, choice: Choice, limit: number): Promise<string[]> =>
  (
    await sql<{ id: string }>`select q.id ${chosen(choice)} and ${HAS_ADDRESS}
      order by q.commune_code, p.search_text, q.id limit ${limit}`.execute(tx)
  ).rows.map(({ id }) => id);

export interface NearDoctor {
  name: string;
  address: string;
  phone: string | null;
}

export interface Recipient {
  request_id: string;
  birth_family_name: string;
  used_family_name: string | null;
  birth_given_names: string;
  used_given_name: string | null;
  address_line: string;
  postal_code: string;
  commune_name: string;
  /** The reader asked on the public page, and holds a follow-up code. */
  has_code: boolean;
  doctors: NearDoctor[];
}

/** The letters of a campaign that still have a reader: who no longer waits, or has died since, is not written to. */
export async function listRecipients(
  tx: Tx,
  cptsId: string,
  campaignId: string,
  today: string,
): Promise<Recipient[]> {
  const { rows } = await sql<Recipient>`
select l.request_id, q.follow_code_hash is not null as has_code, p.birth_family_name, p.used_family_name, p.birth_given_names, p.used_given_name, p.address_line,
  coalesce(p.postal_code, q.postal_code) as postal_code, coalesce(c.name, '') as commune_name, coalesce(n.doctors, '[]') as doctors
from mt_campaign_letters l
  join mt_requests q on q.cpts_id = l.cpts_id and q.id = l.request_id and q.status = 'waiting'
  join patients_records p on p.cpts_id = q.cpts_id and p.id = q.patient_id
  left join reference_communes c on c.code = coalesce(p.commune_code, q.commune_code)
  left join lateral (
    select json_agg(json_build_object('name', d.name, 'address', d.address, 'phone', d.phone) order by d.metres nulls last, d.name) as doctors
    from (select trim(concat('Dr ', f.given_name, ' ', f.family_name)) as name, s.address, s.phone, ${distanceSql} as metres
      from mt_offers o
        join directory_professionals f on f.cpts_id = o.cpts_id and f.id = o.professional_id and f.active
        left join lateral (select trim(concat_ws(', ', nullif(t.address_line, ''), nullif(trim(concat(t.postal_code, ' ', t.commune_name)), ''))) as address,
            coalesce(r.phone, t.phone) as phone
          from directory_practices r join directory_sites t on t.cpts_id = r.cpts_id and t.id = r.site_id and t.active
          where r.cpts_id = f.cpts_id and r.professional_id = f.id and r.active order by t.latitude is null, r.id limit 1) s on true
      where o.cpts_id = q.cpts_id and ${isOpenOn(today)} and ${withinReach}
      order by metres nulls last, name limit ${DOCTORS_PER_LETTER}) d) n on true
where l.cpts_id = ${cptsId}::uuid and l.campaign_id = ${campaignId}::uuid and ${HAS_ADDRESS}
order by l.nth`.execute(tx);
  return rows;
}
