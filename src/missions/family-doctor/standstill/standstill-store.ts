import { sql } from "kysely";
import type { Tx } from "../../../platform/db/index.ts";
import type { Delays } from "../request/delays.ts";
import type { StandstillCode } from "./standstill-contract.ts";

export interface StandstillRow {
  id: string;
  reference: string;
  status: string;
  code: StandstillCode;
  since: Date;
  due_at: Date;
  due_key: string;
  /** The coordinator's own weight where there is one. */
  weight: number;
  commune_name: string | null;
  birth_family_name: string | null;
  used_family_name: string | null;
  birth_given_names: string | null;
  used_given_name: string | null;
}

interface Moment {
  now: Date;
  /** The local day, YYYY-MM-DD. */
  zone: string;
  delays: Delays;
}

const daysOf = (count: number) => sql`make_interval(days => ${count}::int)`;

/**
 * Each open request with the instant by which it should have moved. What a run found impossible is due at once; a request
 * « sent » without a proposal that lives is due at once too: it would wait for an answer that nobody can give.
 */
const dueRequests = (cptsId: string, { zone, delays }: Moment) => sql`
  select r.id, r.reference, r.status, r.patient_id, r.commune_code, coalesce(r.overruled_weight, r.weight) as weight,
    case when r.status = 'waiting' and x.hopeless then 'no-candidate' else r.status end as code,
    case when r.status = 'appointed' and r.appointment_on is not null
      then r.appointment_on::timestamp at time zone ${zone} else r.stands_since end as since,
    case r.status
      when 'to-check' then r.stands_since + ${daysOf(delays["to-check"])}
      when 'waiting' then case when x.hopeless then r.stands_since else r.stands_since + ${daysOf(delays.waiting)} end
      when 'proposed' then r.stands_since + ${daysOf(delays.proposed)}
      when 'sent' then coalesce(p.expires_at + ${daysOf(delays.sent)}, r.stands_since)
      when 'accepted' then r.stands_since + ${daysOf(delays.accepted)}
      when 'told' then r.stands_since + ${daysOf(delays.told)}
      else coalesce(r.appointment_on::timestamp at time zone ${zone}, r.stands_since) + ${daysOf(delays.appointed + 1)} end as due_at
  from mt_requests r
  left join mt_proposals p on p.cpts_id = r.cpts_id and p.request_id = r.id and p.status = 'sent' and r.status = 'sent'
  left join lateral (
    select l.offer_id is null and l.candidates = '[]'::jsonb as hopeless
    from mt_run_lines l
    where l.cpts_id = r.cpts_id and l.request_id = r.id and l.run_id = (
      select u.id from mt_runs u where u.cpts_id = r.cpts_id and u.kind = 'register' and u.state in ('done', 'adopted')
      order by u.asked_at desc, u.id desc limit 1)) x on r.status = 'waiting'
  where r.cpts_id = ${cptsId}::uuid and r.status <> 'closed'`;

/** One page, the heaviest first, then the longest overdue; one row more than asked tells that there is a next page. */
export async function listStandstills(
  tx: Tx,
  cptsId: string,
  moment: Moment,
  page: {
    code: StandstillCode | undefined;
    after: readonly (string | number)[] | undefined;
    limit: number;
  },
): Promise<StandstillRow[]> {
  const { rows } = await sql<StandstillRow>`
    select d.*, d.due_at::text as due_key, c.name as commune_name,
      p.birth_family_name, p.used_family_name, p.birth_given_names, p.used_given_name
    from (${dueRequests(cptsId, moment)}) d
    left join patients_records p on p.cpts_id = ${cptsId}::uuid and p.id = d.patient_id
    left join reference_communes c on c.code = d.commune_code
    where d.due_at <= ${moment.now}
      and (${page.code ?? null}::text is null or d.code = ${page.code ?? null}::text)
      and (${page.after?.[0] ?? null}::timestamptz is null
        or (-d.weight, d.due_at, d.id) > (-${page.after?.[1] ?? null}::int, ${page.after?.[0] ?? null}::timestamptz, ${page.after?.[2] ?? null}::uuid))
    order by -d.weight, d.due_at, d.id limit ${page.limit + 1}`.execute(tx);
  return rows;
}

/** The first `limit` of each code, in the order of the list, with how many there are of it. */
export async function listFirstStandstills(
  tx: Tx,
  cptsId: string,
  moment: Moment,
  limit: number,
): Promise<(StandstillRow & { of_code: number })[]> {
  const { rows } = await sql<StandstillRow & { of_code: number }>`
    select d.*, d.due_at::text as due_key, c.name as commune_name,
      p.birth_family_name, p.used_family_name, p.birth_given_names, p.used_given_name
    from (
      select o.*, count(*) over (partition by o.code)::int as of_code,
        row_number() over (partition by o.code order by -o.weight, o.due_at, o.id) as place
      from (${dueRequests(cptsId, moment)}) o where o.due_at <= ${moment.now}) d
    left join patients_records p on p.cpts_id = ${cptsId}::uuid and p.id = d.patient_id
    left join reference_communes c on c.code = d.commune_code
    where d.place <= ${limit}
    order by -d.weight, d.due_at, d.id`.execute(tx);
  return rows;
}

export async function countStandstills(
  tx: Tx,
  cptsId: string,
  moment: Moment,
): Promise<{ code: StandstillCode; count: number }[]> {
  const { rows } = await sql<{ code: StandstillCode; count: number }>`
    select d.code, count(*)::int as count from (${dueRequests(cptsId, moment)}) d
    where d.due_at <= ${moment.now} group by d.code order by d.code`.execute(tx);
  return rows;
}
