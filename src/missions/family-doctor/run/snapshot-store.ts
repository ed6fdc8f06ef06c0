import { sql } from "kysely";
import type { Tx } from "../../../platform/db/index.ts";
import type { JsonText } from "./json-text.ts";

export interface WaitingRow {
  id: string;
  weight: number;
  commune_code: string | null;
  latitude: number | null;
  longitude: number | null;
  needs_home_visit: boolean | null;
  family_professional_id: string | null;
  languages: string[];
  ald: boolean | null;
  disability: boolean | null;
  pregnancy: boolean | null;
  homebound: boolean | null;
  age_band: string | null;
  refused_by: string[];
  excluded: string[];
}

/** First statement of the transaction: all that follows reads one instant, however long it takes. */
export const readOneInstant = (tx: Tx) =>
  sql`set transaction isolation level repeatable read, read only`.execute(tx);

export const countWaiting = async (tx: Tx, cptsId: string): Promise<number> =>
  (
    await sql<{ n: number }>`select count(*)::int as n from mt_requests
      where cpts_id = ${cptsId} and status = 'waiting'`.execute(tx)
  ).rows[0]?.n ?? 0;

interface WaitingPage {
  rows: JsonText<WaitingRow[]>;
  count: number;
  last: string | null;
}

/** A page of those who wait, by id; the weight is the coordinator's where there is one. Nobody is named. */
export async function listWaitingPage(
  tx: Tx,
  cptsId: string,
  after: string | null,
  limit: number,
): Promise<WaitingPage> {
  const { rows } = await sql<WaitingPage>`
    select coalesce(json_agg(p order by p.id)::text, '[]') as rows, count(*)::int as count, (array_agg(p.id order by p.id desc))[1] as last
    from (
    select q.id, coalesce(q.overruled_weight, q.weight) as weight, q.commune_code, q.latitude, q.longitude, q.needs_home_visit,
      q.family_professional_id, q.languages, q.ald, q.disability, q.pregnancy, q.homebound, q.age_band,
      array(select distinct f.professional_id from mt_proposals r join mt_offers f on f.cpts_id = r.cpts_id and f.id = r.offer_id
        where r.cpts_id = q.cpts_id and r.request_id = q.id and r.status = 'refused') as refused_by,
      array(select x.professional_id from mt_exclusions x where x.cpts_id = q.cpts_id and x.request_id = q.id) as excluded
    from mt_requests q
    where q.cpts_id = ${cptsId} and q.status = 'waiting' and (${after}::uuid is null or q.id > ${after}::uuid)
    order by q.id limit ${limit}) p`.execute(tx);
  return rows[0]!;
}

export interface OfferedRow {
  id: string;
  professional_id: string;
  given_name: string;
  family_name: string;
  capacity: number;
  taken: number;
  per_month: number | null;
  /** Accepted since the month began, and all that wait for an answer. */
  of_month: number;
  zone: "territory" | "communes" | "distance";
  commune_codes: string[];
  max_distance_meters: number | null;
  home_visits: boolean;
  languages: string[];
  profiles: string[];
  latitude: number | null;
  longitude: number | null;
}

/** Offers of that day, those without a place left too: it is said why they take nobody, and a « what if » may give them some. */
export async function readOffered(
  tx: Tx,
  cptsId: string,
  day: { today: string; monthStart: Date },
  limit: number,
): Promise<JsonText<OfferedRow[]>> {
  const { rows } = await sql<{ rows: JsonText<OfferedRow[]> }>`
    select coalesce(json_agg(p order by p.id)::text, '[]') as rows from (
    select o.id, o.professional_id, d.given_name, d.family_name, o.capacity, o.taken, o.per_month, o.zone, o.commune_codes,
      o.max_distance_meters, o.home_visits, o.languages, o.profiles, o.latitude, o.longitude,
      (select count(*)::int from mt_proposals p where p.cpts_id = o.cpts_id and p.offer_id = o.id
        and (p.status in ('proposed', 'sent') or (p.status = 'accepted' and p.answered_at >= ${day.monthStart}))) as of_month
    from mt_offers o
    join directory_professionals d on d.cpts_id = o.cpts_id and d.id = o.professional_id and d.active
    where o.cpts_id = ${cptsId} and o.state = 'open' and o.from_on <= ${day.today}::date
      and (o.to_on is null or o.to_on >= ${day.today}::date)
    order by o.id limit ${limit}) p`.execute(tx);
  return rows[0]!.rows;
}

export interface PlaceRow {
  name: string;
  latitude: number | null;
  longitude: number | null;
}

export type CodedPlaceRow = PlaceRow & { code: string };

/** The communes of who waits, and those asked for: some hundreds. */
export async function readPlaces(
  tx: Tx,
  cptsId: string,
  also: readonly string[],
): Promise<JsonText<CodedPlaceRow[]>> {
  const { rows } = await sql<{ rows: JsonText<CodedPlaceRow[]> }>`
    select coalesce(json_agg(p order by p.code)::text, '[]') as rows
    from (select c.code, c.name, c.latitude, c.longitude from reference_communes c
      where c.code = any(${[...also]}::text[])
        or c.code in (select q.commune_code from mt_requests q where q.cpts_id = ${cptsId} and q.status = 'waiting')) p`.execute(
    tx,
  );
  return rows[0]!.rows;
}

export async function listCommunes(tx: Tx, codes: readonly string[]): Promise<Map<string, PlaceRow>> {
  if (codes.length === 0) return new Map();
  const rows = await tx
    .selectFrom("reference_communes")
    .select(["code", "name", "latitude", "longitude"])
    .where("code", "in", [...codes])
    .execute();
  return new Map(rows.map(({ code, ...rest }) => [code, rest]));
}
