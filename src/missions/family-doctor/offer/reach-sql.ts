import { type RawBuilder, sql } from "kysely";

// Metres on the sphere of the IUGG mean radius, as src/platform/geo does, by the law of cosines. A place that is unknown has no
// distance (least and greatest would pass over a null).
/** Great circle in whole metres between an offer `o` and a request `q`; null when a place is unknown. */
export const distanceSql: RawBuilder<number | null> = sql<
  number | null
>`case when o.latitude + o.longitude + q.latitude + q.longitude is not null then
    round(6371008.8 * acos(least(1, greatest(-1, sin(radians(o.latitude)) * sin(radians(q.latitude))
      + cos(radians(o.latitude)) * cos(radians(q.latitude)) * cos(radians(q.longitude - o.longitude))))))::int end`;

/**
 * Whether the volunteer of offer `o` takes patients such as request `q`: zone, home visits, nothing refused before, no
 * exclusion. A box of latitudes comes before the distance, so that most pairs cost one subtraction.
 */
export const withinReach: RawBuilder<boolean> = sql<boolean>`(
    (o.zone = 'territory'
      or (o.zone = 'communes' and q.commune_code = any(o.commune_codes))
      or (o.zone = 'distance' and abs(o.latitude - q.latitude) * 111000 <= o.max_distance_meters
          and ${distanceSql} <= o.max_distance_meters))
    and (o.home_visits or q.needs_home_visit is not true)
    and not exists (select 1 from mt_proposals r where r.cpts_id = q.cpts_id and r.request_id = q.id and r.offer_id in
      (select f.id from mt_offers f where f.cpts_id = o.cpts_id and f.professional_id = o.professional_id) and r.status = 'refused')
    and not exists (select 1 from mt_exclusions x where x.cpts_id = q.cpts_id and x.request_id = q.id and x.professional_id = o.professional_id))`;

/** Whether offer `o` is open on a day, with a place left; the month is counted where one offer is at hand. */
export const isOpenOn = (today: string): RawBuilder<boolean> =>
  sql<boolean>`(o.state = 'open' and o.from_on <= ${today}::date and (o.to_on is null or o.to_on >= ${today}::date) and o.taken < o.capacity)`;
