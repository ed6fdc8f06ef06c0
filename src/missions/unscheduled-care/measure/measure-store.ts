import { sql } from "kysely";
import type { Tx } from "../../../platform/db/index.ts";

/** Communes of patients can come from the whole country; beyond this the smallest groups are left out, never the totals. */
const MOST_GROUPS = 5_000;

export type Cut = "total" | "commune" | "profession" | "level" | "day";

/** The counts of one group of requests; delays in minutes. */
export interface RequestCounts {
  cut: Cut;
  key: string | null;
  requests: number;
  /** Stopped by a sign of gravity: the three that follow. */
  red_flags: number;
  called_the_15: number;
  decided_otherwise: number;
  undecided: number;
  oriented: number;
  booked: number;
  /** Those to orient whose level has a limit. */
  limited: number;
  in_time: number;
  within_24h: number;
  within_48h: number;
  /** Open, without an appointment, their hours not over at `now`. */
  in_progress_24h: number;
  in_progress_48h: number;
  /** Those whose outcome is known. */
  ended: number;
  no_shows: number;
  asked_median: number | null;
  obtained_median: number | null;
  obtained_p90: number | null;
}

interface Period {
  cptsId: string;
  from: Date;
  until: Date;
}

const CUT_AND_KEY = sql`
  case grouping(commune, profession, level, day) when 15 then 'total' when 7 then 'commune' when 11 then 'profession' when 13 then 'level' else 'day' end as cut,
  case grouping(commune, profession, level, day) when 7 then commune when 11 then profession when 13 then level when 14 then day end as key`;

/**
 * Requests made in a period counted in one pass, drafts left out: nothing was asked yet. `zone` cuts the days. The profession is the
 * one booked here, else the one asked for. The formulas are those of `measures/request-measures.ts`, which the test holds beside
 * these; `percentile_cont` interpolates as type 7 does. Without `groups` only the total comes.
 */
export const countRequests = async (
  tx: Tx,
  { cptsId, from, until, now, zone, groups }: Period & { now: Date; zone: string; groups: boolean },
): Promise<RequestCounts[]> =>
  (
    await sql<RequestCounts>`
with measured as (
  select to_char(r.created_at at time zone ${zone}, 'YYYY-MM-DD') as day,
    r.place_commune_code as commune,
    coalesce(p.profession_code, r.filters->'professionCodes'->>0) as profession,
    r.level_code as level,
    r.outcome,
    case when r.red_flag_at is null then null when r.red_flag_decision is null then 'undecided'
      when r.red_flag_decision = 'called-15' then 'called-15' else 'decided' end as red_flag,
    r.appointment_at is null as unbooked,
    (extract(epoch from ${now}::timestamptz - date_trunc('milliseconds', r.created_at)) / 3600)::float8 as age_hours,
    r.status = 'cancelled' and r.appointment_at is null as cancelled,
    -- Thousandths of a second, as the rest of the program keeps instants.
    (extract(epoch from date_trunc('milliseconds', r.wanted_by) - date_trunc('milliseconds', r.created_at)) * 1000)::float8 / 60000 as asked,
    (extract(epoch from date_trunc('milliseconds', r.appointment_at) - date_trunc('milliseconds', r.created_at)) * 1000)::float8 / 60000 as obtained,
    date_trunc('milliseconds', r.appointment_at) <= date_trunc('milliseconds', r.wanted_by) as in_time
  from snp_requests r
    left join agenda_bookings b on b.cpts_id = r.booking_cpts_id and b.id = r.booking_id
    left join directory_professionals p on p.cpts_id = b.cpts_id and p.id = b.professional_id
  where r.cpts_id = ${cptsId} and r.status <> 'draft' and r.created_at >= ${from} and r.created_at < ${until}
), sorted as (
  -- A limit or an appointment before the request counts as no delay; greatest() alone would make one of an absent date.
  select day, commune, profession, level, outcome, red_flag, in_time, unbooked and outcome is null as open, age_hours,
    not (unbooked and coalesce(red_flag in ('called-15', 'undecided'), false)) and not cancelled as to_orient,
    case when asked < 0 then 0 else asked end as asked, case when obtained < 0 then 0 else obtained end as obtained
  from measured
)
select ${groups ? CUT_AND_KEY : sql`'total' as cut, null as key`},
  count(*) as requests,
  count(red_flag) as red_flags,
  count(*) filter (where red_flag = 'called-15') as called_the_15,
  count(*) filter (where red_flag = 'decided') as decided_otherwise,
  count(*) filter (where red_flag = 'undecided') as undecided,
  count(*) filter (where to_orient) as oriented,
  count(obtained) filter (where to_orient) as booked,
  count(asked) filter (where to_orient) as limited,
  count(*) filter (where to_orient and in_time) as in_time,
  count(*) filter (where to_orient and obtained <= 1440) as within_24h,
  count(*) filter (where to_orient and obtained <= 2880) as within_48h,
  count(*) filter (where to_orient and open and age_hours < 24) as in_progress_24h,
  count(*) filter (where to_orient and open and age_hours < 48) as in_progress_48h,
  count(*) filter (where to_orient and outcome <> 'none') as ended,
  count(*) filter (where to_orient and outcome = 'noshow') as no_shows,
  percentile_cont(0.5) within group (order by asked) filter (where to_orient) as asked_median,
  percentile_cont(0.5) within group (order by obtained) filter (where to_orient) as obtained_median,
  percentile_cont(0.9) within group (order by obtained) filter (where to_orient) as obtained_p90
from sorted
group by grouping sets (${groups ? sql`(), (commune), (profession), (level), (day)` : sql`()`})
order by requests desc, key
limit ${MOST_GROUPS}`.execute(tx)
  ).rows;

export interface SlotCounts {
  slots: number;
  offered: number;
  taken: number;
  empty: number;
}

/** Open slots of the period that have started at `now`: the others may still fill. */
export const countSlots = async (
  tx: Tx,
  { cptsId, from, until, now }: Period & { now: Date },
): Promise<SlotCounts> =>
  (
    await sql<SlotCounts>`
select count(*) as slots, coalesce(sum(places), 0) as offered, coalesce(sum(least(taken, places)), 0) as taken, count(*) filter (where taken = 0) as empty
from agenda_slots
where cpts_id = ${cptsId} and state = 'open' and starts_at >= ${from} and starts_at < ${until} and date_trunc('milliseconds', starts_at) <= ${now}`.execute(
      tx,
    )
  ).rows[0]!;

export interface ThirdNextCounts {
  profession_code: string;
  commune_code: string | null;
  professionals: number;
  /** Those with fewer than three free places in the published weeks. */
  without_third: number;
  /** Calendar days of the zone; infinite, or no number, when the median lies beyond what is published. */
  median_days: number;
  shortest_days: number;
}

/**
 * The third free place of each professional in each commune, counted per profession and commune as `measures/third-next-available.ts`
 * says. Three places are found in the first three free slots of each agenda: nothing more is read.
 */
export const countThirdNext = async (
  tx: Tx,
  { cptsId, now, zone }: { cptsId: string; now: Date; zone: string },
): Promise<ThirdNextCounts[]> =>
  (
    await sql<ThirdNextCounts>`
with free as (
  select a.professional_id, a.profession_code, a.site_commune_code as commune_code, s.starts_at,
    sum(s.places_left) over (partition by a.professional_id, a.site_commune_code order by s.starts_at rows unbounded preceding) as places
  from agenda_schedules a
    left join lateral (
      select starts_at, places - taken as places_left from agenda_slots
      where cpts_id = a.cpts_id and schedule_id = a.id and state = 'open' and taken < places and starts_at >= ${now}
      order by starts_at limit 3
    ) s on true
  where a.cpts_id = ${cptsId} and a.active
), third as (
  select professional_id, min(profession_code) as profession_code, commune_code, min(starts_at) filter (where places >= 3) as at
  from free group by professional_id, commune_code
), counted as (
  select profession_code, commune_code, at,
    coalesce(((at at time zone ${zone})::date - (${now}::timestamptz at time zone ${zone})::date)::float8, 'infinity') as days
  from third
)
select profession_code, commune_code, count(*) as professionals, count(*) filter (where at is null) as without_third,
  percentile_cont(0.5) within group (order by days) as median_days, min(days) as shortest_days
from counted group by profession_code, commune_code
limit ${MOST_GROUPS}`.execute(tx)
  ).rows;
