import { sql } from "kysely";
import type { Tx } from "../../../platform/db/index.ts";
import { isOpenOn, withinReach } from "./reach-sql.ts";

/** Patients who wait within reach of each live offer, by offer. */
export async function countWithin(tx: Tx, cptsId: string): Promise<Map<string, number>> {
  const { rows } = await sql<{ id: string; n: number }>`
    select o.id, count(*)::int as n from mt_offers o
    join mt_requests q on q.cpts_id = o.cpts_id and q.status = 'waiting'
    where o.cpts_id = ${cptsId} and o.state <> 'ended' and ${withinReach} group by o.id`.execute(tx);
  return new Map(rows.map((row) => [row.id, row.n]));
}

export interface WaitingCommuneRow {
  commune_code: string | null;
  commune_name: string | null;
  latitude: number | null;
  longitude: number | null;
  waiting: number;
  high: number;
  medium: number;
  unreached: number;
}

const WEIGHT = sql`coalesce(q.overruled_weight, q.weight)`;

/** Patients who wait, by commune and priority, and those of them whom no open offer with a place left reaches. */
export async function listWaitingCommunes(
  tx: Tx,
  cptsId: string,
  today: string,
  bands: { high: number; medium: number },
): Promise<WaitingCommuneRow[]> {
  const { rows } = await sql<WaitingCommuneRow>`
    select q.commune_code, c.name as commune_name, c.latitude, c.longitude, count(*)::int as waiting,
      count(*) filter (where ${WEIGHT} >= ${bands.high}::int)::int as high,
      count(*) filter (where ${WEIGHT} >= ${bands.medium}::int and ${WEIGHT} < ${bands.high}::int)::int as medium,
      count(*) filter (where not exists (select 1 from mt_offers o
        where o.cpts_id = q.cpts_id and ${isOpenOn(today)} and ${withinReach}))::int as unreached
    from mt_requests q left join reference_communes c on c.code = q.commune_code
    where q.cpts_id = ${cptsId} and q.status = 'waiting'
    group by q.commune_code, c.name, c.latitude, c.longitude order by waiting desc, q.commune_code limit 1000`.execute(
    tx,
  );
  return rows;
}

/** Of those who wait, the ones that this volunteer takes, by commune; their places are not looked at. */
export async function countWithinByCommune(
  tx: Tx,
  cptsId: string,
  offerId: string,
): Promise<{ commune_code: string | null; n: number }[]> {
  const { rows } = await sql<{ commune_code: string | null; n: number }>`
    select q.commune_code, count(*)::int as n from mt_offers o
    join mt_requests q on q.cpts_id = o.cpts_id and q.status = 'waiting'
    where o.cpts_id = ${cptsId} and o.id = ${offerId} and ${withinReach} group by q.commune_code limit 1000`.execute(
    tx,
  );
  return rows;
}
