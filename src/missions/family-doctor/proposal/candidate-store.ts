import { sql } from "kysely";
import type { Tx } from "../../../platform/db/index.ts";
import { distanceSql, isOpenOn, withinReach } from "../offer/reach-sql.ts";

/** A volunteer who may be proposed to a request today: every hard condition holds. */
export interface CandidateRow {
  offer_id: string;
  professional_id: string;
  given_name: string;
  family_name: string;
  commune_name: string | null;
  distance_meters: number | null;
  home_visits: boolean;
  languages: string[];
  profiles: string[];
  capacity: number;
  taken: number;
}

const MOST = 500;

/**
 * Open today, a place left (in all and this month), the zone, home visits, nothing refused before, no exclusion. One
 * territory has some tens of volunteers: all are read, then ranked by a pure function.
 */
export async function listCandidates(
  tx: Tx,
  cptsId: string,
  requestId: string,
  day: { today: string; monthStart: Date },
  offerId?: string,
): Promise<CandidateRow[]> {
  const { rows } = await sql<CandidateRow>`
    select o.id as offer_id, o.professional_id, d.given_name, d.family_name, s.commune_name,
      ${distanceSql} as distance_meters, o.home_visits, o.languages, o.profiles, o.capacity, o.taken
    from mt_requests q
    join mt_offers o on o.cpts_id = q.cpts_id
    join directory_professionals d on d.cpts_id = o.cpts_id and d.id = o.professional_id and d.active
    left join lateral (select s.commune_name from directory_practices r
      join directory_sites s on s.cpts_id = r.cpts_id and s.id = r.site_id and s.active
      where r.cpts_id = o.cpts_id and r.professional_id = o.professional_id and r.active order by r.id limit 1) s on true
    where q.cpts_id = ${cptsId} and q.id = ${requestId} and (${offerId ?? null}::uuid is null or o.id = ${offerId ?? null}::uuid)
      and ${isOpenOn(day.today)} and ${withinReach}
      and (o.per_month is null or o.per_month > (select count(*) from mt_proposals p
        where p.cpts_id = o.cpts_id and p.offer_id = o.id
          and (p.status in ('proposed', 'sent') or (p.status = 'accepted' and p.answered_at >= ${day.monthStart}))))
    order by o.id limit ${MOST}`.execute(tx);
  return rows;
}

/** Volunteers who let this patient go unanswered, or from whom it was taken back once sent, since that instant: not asked again at once. */
export async function listLatelyAsked(
  tx: Tx,
  cptsId: string,
  requestId: string,
  since: Date,
): Promise<string[]> {
  const rows = await tx
    .selectFrom("mt_proposals")
    .select("offer_id")
    .where("cpts_id", "=", cptsId)
    .where("request_id", "=", requestId)
    .where("status", "in", ["expired", "withdrawn"])
    .where("sent_at", "is not", null)
    .where("answered_at", ">", since)
    .limit(500)
    .execute();
  return rows.map((row) => row.offer_id);
}
