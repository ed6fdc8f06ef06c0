import { sql } from "kysely";
import type { Tx } from "../../../platform/db/index.ts";
import type { RequestRow } from "./request-store.ts";

export interface ListFilter {
  cptsId: string;
  userId: string;
  view: "mine" | "queue" | "patients" | "patient" | "to-read" | "all";
  professionalIds: readonly string[];
  statuses: readonly string[] | undefined;
  level: string | undefined;
  commune: string | undefined;
  patientId: string | undefined;
  taken: "me" | "nobody" | undefined;
  now: Date;
  /** Ended requests older than this are not the desk's any more. */
  rememberedSince: Date;
  /** Codes of levels, the most urgent first. */
  levelCodes: readonly string[];
  /** [rank, instant, id] of the last line read; the rank counts in the queue only. */
  after: readonly (string | number)[] | undefined;
  limit: number;
}

export interface ListRow extends RequestRow {
  rank: number;
  /** The instant of the request as the database writes it, for the key of the next page. */
  created_key: string;
  commune_name: string | null;
  taker_label: string | null;
  attempts: number;
  unread: boolean;
  own_doctor_professional_id: string | null;
  booked_professional_id: string | null;
  /** Until when a place is held for it. */
  held_until: Date | null;
  birth_family_name: string | null;
  used_family_name: string | null;
  birth_given_names: string | null;
  used_given_name: string | null;
  birth_on: string | null;
  sex: string | null;
}

const QUEUE = ["urgent", "to-orient", "held", "callback", "waiting"];
/** Behind every level: these patients were sent somewhere, the others still wait to be. */
const NEWS_RANK = 200;

/** One page of requests with what a line shows; one row more than asked tells that there is a next page. */
export async function listRequestRows(tx: Tx, filter: ListFilter): Promise<ListRow[]> {
  const rank = sql<number>`case when r.status = 'urgent' then 0 when r.status = 'resource' then ${sql.lit(NEWS_RANK)} else coalesce(array_position(${filter.levelCodes}::text[], r.level_code), 99) end`;
  let query = baseQuery(tx, filter, rank);
  if (filter.statuses?.length) query = query.where("r.status", "in", [...filter.statuses]);
  if (filter.level) query = query.where("r.level_code", "=", filter.level);
  if (filter.commune) query = query.where("r.place_commune_code", "=", filter.commune);
  if (filter.patientId) query = query.where("r.patient_id", "=", filter.patientId);
  if (filter.taken === "me") query = query.where("r.taken_by", "=", filter.userId);
  if (filter.taken === "nobody") query = query.where("r.taken_by", "is", null);
  if (filter.view === "queue") {
    if (filter.after)
      query = query.where(
        sql<boolean>`(${rank}, r.created_at, r.id) > (${filter.after[0]}::int, ${filter.after[1]}::timestamptz, ${filter.after[2]}::uuid)`,
      );
    return (await query
      .orderBy("rank")
      .orderBy("r.created_at")
      .orderBy("r.id")
      .limit(filter.limit + 1)
      .execute()) as ListRow[];
  }
  if (filter.after)
    query = query.where(
      sql<boolean>`(r.created_at, r.id) < (${filter.after[1]}::timestamptz, ${filter.after[2]}::uuid)`,
    );
  return (await query
    .orderBy("r.created_at", "desc")
    .orderBy("r.id", "desc")
    .limit(filter.limit + 1)
    .execute()) as ListRow[];
}

const unreadBy = (userId: string) =>
  sql<boolean>`exists (select from snp_return_readers d where d.cpts_id = r.cpts_id and d.request_id = r.id and d.user_id = ${userId} and d.read_at is null)`;

function baseQuery(tx: Tx, filter: ListFilter, rank: ReturnType<typeof sql<number>>) {
  const query = tx
    .selectFrom("snp_requests as r")
    .leftJoin("patients_records as p", (join) =>
      join.onRef("p.cpts_id", "=", "r.cpts_id").onRef("p.id", "=", "r.patient_id"),
    )
    .leftJoin("agenda_bookings as b", (join) =>
      join.onRef("b.cpts_id", "=", "r.booking_cpts_id").onRef("b.id", "=", "r.booking_id"),
    )
    .leftJoin("reference_communes as c", "c.code", "r.place_commune_code")
    .leftJoin("identity_users as u", "u.id", "r.taken_by")
    .selectAll("r")
    .select([
      "c.name as commune_name",
      "p.birth_family_name",
      "p.used_family_name",
      "p.birth_given_names",
      "p.used_given_name",
      "p.birth_on",
      "p.sex",
      "p.own_doctor_professional_id",
      "b.professional_id as booked_professional_id",
      "b.held_until",
    ])
    .select([
      rank.as("rank"),
      sql<string>`r.created_at::text`.as("created_key"),
      sql<string | null>`nullif(trim(concat(u.given_name, ' ', u.family_name)), '')`.as("taker_label"),
      sql<number>`(select count(*) from snp_request_events e where e.cpts_id = r.cpts_id and e.request_id = r.id and e.kind = 'callback-attempt')`.as(
        "attempts",
      ),
      unreadBy(filter.userId).as("unread"),
    ])
    .where("r.cpts_id", "=", filter.cptsId);
  if (filter.view === "mine") return query.where("r.requester_user_id", "=", filter.userId);
  if (filter.view === "queue")
    return query.where((where) =>
      where.or([
        where("r.status", "in", QUEUE),
        // Sent to a resource: the desk's again once who sent them was asked in vain.
        where.and([where("r.status", "=", "resource"), where("r.news_due_at", "<=", filter.now)]),
      ]),
    );
  if (filter.view === "patient") return query;
  if (filter.view === "to-read") return query.where(unreadBy(filter.userId));
  if (filter.view === "patients") {
    const mine =
      filter.professionalIds.length > 0
        ? [...filter.professionalIds]
        : ["00000000-0000-0000-0000-000000000000"];
    return query
      .where("r.status", "<>", "draft")
      .where((where) =>
        where.or([where("p.own_doctor_professional_id", "in", mine), where("b.professional_id", "in", mine)]),
      );
  }
  return query
    .where((where) =>
      where.or([where("r.status", "<>", "draft"), where("r.requester_user_id", "=", filter.userId)]),
    )
    .where((where) =>
      where.or([
        where("r.status", "not in", ["closed", "cancelled"]),
        where("r.closed_at", ">=", filter.rememberedSince),
        where("r.taken_by", "=", filter.userId),
        where("r.requester_user_id", "=", filter.userId),
      ]),
    );
}
