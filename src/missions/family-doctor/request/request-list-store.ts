import { sql } from "kysely";
import type { Tx } from "../../../platform/db/index.ts";
import type { AgeBand, RequestStatus } from "./request-contract.ts";
import type { RequestRow } from "./request-store.ts";

export interface ListFilter {
  cptsId: string;
  view: "board" | "mine" | "patients";
  userId: string;
  professionalIds: readonly string[];
  status: RequestStatus | undefined;
  commune: string | undefined;
  ageBand: AgeBand | undefined;
  /** Bounds of the weight, the upper one excluded. */
  weights: { from: number; below: number } | undefined;
  /** Folded words of a name, or a reference. */
  words: readonly string[];
  reference: string | undefined;
  /** Requests that ended before this are not the coordination's any more. */
  rememberedSince: Date;
  /** [group, order, instant, id] of the last line read. */
  after: readonly (string | number)[] | undefined;
  limit: number;
}

export interface ListRow extends RequestRow {
  /** The key of the next page, as the database writes it. */
  group_key: number;
  order_key: number;
  time_key: string;
  rank: number | null;
  waiting: number;
  commune_name: string | null;
  doctor_name: string | null;
  overruler_label: string | null;
  birth_family_name: string | null;
  used_family_name: string | null;
  birth_given_names: string | null;
  used_given_name: string | null;
  birth_on: string | null;
  sex: string | null;
}

const STATES = sql`array['to-check', 'waiting', 'proposed', 'sent', 'accepted', 'told', 'appointed', 'closed']`;
const FOREVER = sql`'2000-01-01 00:00:00+00'::timestamptz`;
const micros = (column: string) => sql`(extract(epoch from ${sql.ref(column)}) * 1000000)::float8`;

/**
 * The board goes state by state: those who wait by rank, the others by how long they stand, those closed newest first.
 * The other views are newest first.
 */
const keysOf = (view: ListFilter["view"]) =>
  view === "board"
    ? {
        group: sql<number>`array_position(${STATES}, r.status)`,
        order: sql<number>`(case r.status when 'waiting' then -coalesce(r.overruled_weight, r.weight)
          when 'closed' then -${micros("r.closed_at")} else 0 end)::float8`,
        time: sql<string>`case r.status when 'waiting' then r.waiting_since when 'closed' then ${FOREVER} else r.stands_since end`,
      }
    : {
        group: sql<number>`0`,
        order: sql<number>`-${micros("r.created_at")}`,
        time: sql<string>`${FOREVER}`,
      };

/** One page with what a line shows; one row more than asked tells that there is a next page. */
export async function listRequestRows(tx: Tx, filter: ListFilter): Promise<ListRow[]> {
  const keys = keysOf(filter.view);
  const { rows } = await sql<ListRow>`
    with ranked as (
      select id, row_number() over (order by coalesce(overruled_weight, weight) desc, waiting_since, id)::int as rank
      from mt_requests where cpts_id = ${filter.cptsId}::uuid and status = 'waiting')
    select r.*, ${keys.group} as group_key, ${keys.order} as order_key, (${keys.time})::text as time_key,
      k.rank, (select count(*)::int from ranked) as waiting, c.name as commune_name,
      nullif(trim(concat('Dr ', d.given_name, ' ', d.family_name)), 'Dr') as doctor_name,
      nullif(trim(concat(u.given_name, ' ', u.family_name)), '') as overruler_label,
      p.birth_family_name, p.used_family_name, p.birth_given_names, p.used_given_name, p.birth_on, p.sex
    from mt_requests r
    left join ranked k on k.id = r.id
    left join patients_records p on p.cpts_id = r.cpts_id and p.id = r.patient_id
    left join reference_communes c on c.code = r.commune_code
    left join directory_professionals d on d.cpts_id = r.cpts_id and d.id = r.doctor_professional_id
    left join identity_users u on u.id = r.overruled_by
    where r.cpts_id = ${filter.cptsId}::uuid and ${sql.join(conditions(filter, keys), sql` and `)}
    order by group_key, order_key, ${keys.time}, r.id
    limit ${filter.limit + 1}`.execute(tx);
  return rows;
}

type Narrowed = Pick<ListFilter, "commune" | "ageBand" | "weights" | "words" | "reference">;

/** How many of the board stand in each state, those that ended within the coordination's memory too. */
export async function countRequestRows(
  tx: Tx,
  filter: Narrowed & Pick<ListFilter, "cptsId" | "rememberedSince">,
): Promise<{ status: string; count: number }[]> {
  const { rows } = await sql<{ status: string; count: number }>`
    select r.status, count(*)::int as count from mt_requests r
    left join patients_records p on p.cpts_id = r.cpts_id and p.id = r.patient_id
    where r.cpts_id = ${filter.cptsId}::uuid
      and ${sql.join([stillRemembered(filter.rememberedSince), ...narrowing(filter)], sql` and `)}
    group by r.status`.execute(tx);
  return rows;
}

function conditions(filter: ListFilter, keys: ReturnType<typeof keysOf>) {
  const all = [scopeOf(filter), ...narrowing(filter)];
  if (filter.status) all.push(sql`r.status = ${filter.status}`);
  if (filter.after) {
    const [group, order, time, id] = filter.after;
    all.push(
      sql`(${keys.group}, ${keys.order}, ${keys.time}, r.id) > (${group}::int, ${order}::float8, ${time}::timestamptz, ${id}::uuid)`,
    );
  }
  return all;
}

function narrowing(filter: Narrowed) {
  const all = [];
  if (filter.commune) all.push(sql`r.commune_code = ${filter.commune}`);
  if (filter.ageBand) all.push(sql`r.age_band = ${filter.ageBand}`);
  if (filter.weights)
    all.push(
      sql`coalesce(r.overruled_weight, r.weight) >= ${filter.weights.from} and coalesce(r.overruled_weight, r.weight) < ${filter.weights.below}`,
    );
  if (filter.reference) all.push(sql`r.reference = ${filter.reference}`);
  for (const word of filter.words) all.push(sql`position(${word} in p.search_text) > 0`);
  return all;
}

function scopeOf({ view, userId, professionalIds, status, rememberedSince, words, reference }: ListFilter) {
  if (view === "mine") return sql`r.declarant_user_id = ${userId}::uuid`;
  if (view === "patients")
    return sql`r.doctor_professional_id = any(${[...professionalIds]}::uuid[]) and (r.status <> 'closed' or r.end_reason = 'declared')`;
  // Those closed are shown when asked for.
  return status === "closed" || words.length > 0 || reference
    ? stillRemembered(rememberedSince)
    : sql`r.status <> 'closed'`;
}

const stillRemembered = (since: Date) => sql`(r.status <> 'closed' or r.closed_at >= ${since})`;
