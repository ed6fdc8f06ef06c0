import { sql } from "kysely";
import type { Tx } from "../../../platform/db/index.ts";
import { yearsAtOpening } from "../request/age-at-opening.ts";

export interface MeasuredPeriod {
  cptsId: string;
  from: Date;
  /** Excluded. */
  until: Date;
}

export interface Bands {
  high: number;
  medium: number;
}

/** Far above the communes or the doctors of a CPTS. */
const MOST_GROUPS = 20_000;

const bandOf = ({
  high,
  medium,
}: Bands) => sql`case when coalesce(r.overruled_weight, r.weight) >= ${high}::int then 'high'
  when coalesce(r.overruled_weight, r.weight) >= ${medium}::int then 'medium' else 'low' end`;
// A twin or a mistake is no patient more.
const IS_PATIENT = sql`(r.end_reason is null or r.end_reason not in ('twin', 'mistake'))`;
const daysBetween = (from: string, to: ReturnType<typeof sql>) =>
  sql`(extract(epoch from ${to} - ${sql.ref(from)}) / 86400)::float8`;

export interface WaitingCounts {
  /** The columns grouped by: 0 = both, 1 = band, 2 = commune, 3 = none. */
  cut: 0 | 1 | 2 | 3;
  band: "high" | "medium" | "low" | null;
  commune: string | null;
  requests: number;
  median_days: number | null;
}

/** Who waits at an instant, by band, by commune, and by both. The weight is the one of today. */
export const countWaiting = async (
  tx: Tx,
  { cptsId, at, bands }: { cptsId: string; at: Date; bands: Bands },
): Promise<WaitingCounts[]> =>
  (
    await sql<WaitingCounts>`
with waiting as (
  select ${bandOf(bands)} as band, r.commune_code as commune, ${daysBetween("r.created_at", sql`${at}::timestamptz`)} as days
  from mt_requests r
  where r.cpts_id = ${cptsId} and r.created_at < ${at} and ${IS_PATIENT}
    and (r.accepted_at is null or r.accepted_at >= ${at}) and (r.closed_at is null or r.closed_at >= ${at})
)
select grouping(band, commune) as cut, band, commune, count(*) as requests,
  percentile_cont(0.5) within group (order by days) as median_days
from waiting group by grouping sets ((), (band), (commune), (band, commune))
order by requests desc, commune, band limit ${MOST_GROUPS}`.execute(tx)
  ).rows;

export interface OpenedCounts {
  is_total: boolean;
  origin: string | null;
  requests: number;
  ald: number;
  over70: number;
  rights: number;
}

/**
 * Requests opened in the period, by the door they came by. The age is that of the opening: the band of a request follows birthdays while it is
 * open, and a quarter once published would move with them.
 */
export const countOpened = async (
  tx: Tx,
  { cptsId, from, until, timeZone }: MeasuredPeriod & { timeZone: string },
): Promise<OpenedCounts[]> =>
  (
    await sql<OpenedCounts>`
select grouping(r.origin) = 1 as is_total, r.origin, count(*) as requests,
  count(*) filter (where r.ald) as ald,
  count(*) filter (where case when p.birth_on is null then r.age_band in ('70-79', '80+')
    else ${yearsAtOpening(timeZone)} >= 70 end) as over70,
  count(*) filter (where r.rights in ('c2s', 'ame')) as rights
from mt_requests r left join patients_records p on p.cpts_id = r.cpts_id and p.id = r.patient_id
where r.cpts_id = ${cptsId} and r.created_at >= ${from} and r.created_at < ${until} and ${IS_PATIENT}
group by grouping sets ((), (r.origin)) order by requests desc, r.origin`.execute(tx)
  ).rows;

export interface DelayCounts {
  is_total: boolean;
  band: "high" | "medium" | "low" | null;
  requests: number;
  median_days: number | null;
  p90_days: number | null;
}

/** From opened to accepted, for what was accepted in the period; `percentile_cont` interpolates as type 7 does. */
export const countDelays = async (
  tx: Tx,
  { cptsId, from, until, bands }: MeasuredPeriod & { bands: Bands },
): Promise<DelayCounts[]> =>
  (
    await sql<DelayCounts>`
with accepted as (
  select ${bandOf(bands)} as band, greatest(0, ${daysBetween("r.created_at", sql`r.accepted_at`)}) as days
  from mt_requests r
  where r.cpts_id = ${cptsId} and r.accepted_at >= ${from} and r.accepted_at < ${until} and ${IS_PATIENT}
)
select grouping(band) = 1 as is_total, band, count(*) as requests,
  percentile_cont(0.5) within group (order by days) as median_days,
  percentile_cont(0.9) within group (order by days) as p90_days
from accepted group by grouping sets ((), (band)) order by requests desc, band`.execute(tx)
  ).rows;

export interface ProposalCounts {
  is_total: boolean;
  professional_id: string | null;
  label: string;
  sent: number;
  accepted: number;
  refused: number;
  expired: number;
  withdrawn: number;
  open: number;
}

/** Proposals sent in the period, by the answer they have now and by doctor. */
export const countProposals = async (
  tx: Tx,
  { cptsId, from, until }: MeasuredPeriod,
): Promise<ProposalCounts[]> =>
  (
    await sql<ProposalCounts>`
select grouping(o.professional_id) = 1 as is_total, o.professional_id,
  coalesce(trim(concat('Dr ', min(d.given_name), ' ', min(d.family_name))), '') as label,
  count(*) as sent,
  count(*) filter (where p.status = 'accepted') as accepted,
  count(*) filter (where p.status = 'refused') as refused,
  count(*) filter (where p.status = 'expired') as expired,
  count(*) filter (where p.status = 'withdrawn') as withdrawn,
  count(*) filter (where p.status = 'sent') as open
from mt_proposals p
  join mt_offers o on o.cpts_id = p.cpts_id and o.id = p.offer_id
  left join directory_professionals d on d.cpts_id = o.cpts_id and d.id = o.professional_id
where p.cpts_id = ${cptsId} and p.sent_at >= ${from} and p.sent_at < ${until} and p.status <> 'proposed'
group by grouping sets ((), (o.professional_id)) order by sent desc, label, o.professional_id limit ${MOST_GROUPS}`.execute(
      tx,
    )
  ).rows;
