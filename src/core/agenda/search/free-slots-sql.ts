/** What a search may ask beyond where and when; absent = not asked. */
export interface FreeSlotConditions {
  cptsIds: "own" | "own-and-partners";
  modalities: readonly string[] | null;
  professionCodes: readonly string[] | null;
  specialityCodes: readonly string[] | null;
  languages: readonly string[] | null;
  wheelchair: boolean;
  audiences: readonly string[] | null;
  reasonCode: string | null;
  firstProfessionalId: string | null;
  slotId: string | null;
  scheduleId: string | null;
  professionalId: string | null;
}

export interface Statement {
  /** One name per set of conditions, so that each is planned once per connection. */
  name: string;
  text: string;
  values: unknown[];
}

const OWN = "agenda_schedules c where c.cpts_id = app_cpts() and";
// A join and not « in (…) »: PostgreSQL then keeps one plan, 0.44 ms instead of 1.02 with two neighbours.
const OWN_AND_PARTNERS = `(select app_cpts() as giver union all select giver from territory_sharing_with_me() as giver) g
    join agenda_schedules c on c.cpts_id = g.giver where`;

// To choose the nearest: squared degrees on a plane, four multiplications for each schedule of the territory (the error at 50 km is a
// few metres). $3 latitude, $4 longitude, $5 squared cosine of the latitude.
const NEARNESS = `(c.latitude - $3::float8) * (c.latitude - $3::float8) + (c.longitude - $4::float8) * (c.longitude - $4::float8) * $5::float8`;

// To say how far, for the chosen ones: metres on the sphere of the IUGG mean radius, as src/platform/geo does, by the law of cosines,
// right to 0.1 m. A place that is unknown has no distance (least and greatest would pass over a null).
const METERS = `case when d.latitude + d.longitude + $3::float8 is not null then 6371008.8 * acos(least(1, greatest(-1,
    sin(radians(d.latitude)) * sin(radians($3::float8))
      + cos(radians(d.latitude)) * cos(radians($3::float8)) * cos(radians(d.longitude - $4::float8))))) end`;

const RADIANS = Math.PI / 180;

export interface FreeSlotFrame {
  from: Date;
  until: Date;
  at: { latitude: number; longitude: number } | null;
  slotsPerSchedule: number;
  rows: number;
}

/**
 * The nearest schedules that have free slots, and the earliest free slots of each. Nearness is computed once per schedule, then each
 * gives its first slots by agenda_slots_schedule_idx, passing over full ones, and the scan stops when enough is found: far-off schedules
 * are never opened. Full slots are in that index on purpose: docs/decisions/slots-changed-in-place.md. Conditions that are not asked are not in the text: with « is null or » in it PostgreSQL plans it anew each time, which costs as much as running it.
 * $1 from, $2 until, $3–5 place, $6 slots per schedule, $7 rows at most, then the conditions asked.
 */
export function freeSlotsStatement(frame: FreeSlotFrame, asked: FreeSlotConditions): Statement {
  const values: unknown[] = [
    frame.from,
    frame.until,
    ...pointOf(frame.at),
    frame.slotsPerSchedule,
    frame.rows,
  ];
  let name: string = asked.cptsIds;
  const when = (value: unknown, letter: string, sql: (parameter: string) => string): string => {
    if (value === null || value === false) return "";
    name += letter;
    values.push(value);
    return sql(`$${values.length}`);
  };
  const first = when(asked.firstProfessionalId, "-f", (p) => `(c.professional_id = ${p}::uuid)`);
  const ofSchedule = [
    when(asked.professionCodes, "-p", (p) => `and c.profession_code = any(${p}::text[])`),
    when(asked.specialityCodes, "-s", (p) => `and c.speciality_code = any(${p}::text[])`),
    when(asked.languages, "-l", (p) => `and c.languages && ${p}::text[]`),
    when(asked.scheduleId, "-c", (p) => `and c.id = ${p}::uuid`),
    when(asked.professionalId, "-o", (p) => `and c.professional_id = ${p}::uuid`),
  ];
  const ofSlot = [
    when(asked.modalities, "-m", (p) => `and s.modality = any(${p}::text[])`),
    when(asked.wheelchair, "-w", (p) => `and (not ${p}::boolean or s.modality <> 'AMB' or d.wheelchair)`),
    when(asked.audiences, "-a", (p) => `and s.audiences && ${p}::text[]`),
    when(asked.reasonCode, "-r", (p) => `and (s.reasons = '{}' or ${p}::text = any(s.reasons))`),
    when(asked.slotId, "-i", (p) => `and s.id = ${p}::uuid`),
  ];
  const order = first ? "first desc, nearness, schedule_id" : "nearness, schedule_id";
  const text = `
select d.cpts_id, d.schedule_id, d.professional_id, d.professional_name, d.profession_code, d.speciality_code, d.site_id, d.site_name,
  d.site_address, d.latitude, d.longitude, d.phone, d.wheelchair, array_to_string(d.languages, ',') as languages, ${METERS} as meters, d.offered_28d, d.taken_28d,
  d.last_taken_at, s.id, s.starts_at, s.ends_at, s.modality, s.places_left
from (
  select c.cpts_id, c.id as schedule_id, c.professional_id, c.professional_name, c.profession_code, c.speciality_code, c.site_id, c.site_name,
    c.site_address, c.latitude, c.longitude, c.phone, c.wheelchair, c.languages, c.home_visit_radius_meters,
    c.offered_28d, c.taken_28d, c.last_taken_at, ${NEARNESS} as nearness${first ? `, ${first} as first` : ""}
  from ${asked.cptsIds === "own" ? OWN : OWN_AND_PARTNERS} c.active ${ofSchedule.join(" ")}
  order by ${order}
) d cross join lateral (
  select s.id, s.starts_at, s.ends_at, s.modality, s.places - s.taken as places_left
  from agenda_slots s
  where s.cpts_id = d.cpts_id and s.schedule_id = d.schedule_id and s.state = 'open' and s.taken < s.places
    and s.starts_at > $1::timestamptz and s.starts_at <= $2::timestamptz
    and (s.modality <> 'HH' or ${METERS} <= d.home_visit_radius_meters) ${ofSlot.join(" ")}
  order by s.starts_at
  limit $6::int
) s
order by ${order.replace(/\b(first|nearness|schedule_id)\b/g, "d.$1")}
limit $7::int`;
  return { name: `agenda-free-${name}`, text, values };
}

const pointOf = (at: FreeSlotFrame["at"]): (number | null)[] =>
  at === null ? [null, null, null] : [at.latitude, at.longitude, Math.cos(at.latitude * RADIANS) ** 2];
