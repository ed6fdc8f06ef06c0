import { sql } from "kysely";
import { newId, type Tx } from "../../../platform/db/index.ts";
import { PRACTICES } from "./directory-practices.ts";
import type { ScheduleInput } from "./schedule-contract.ts";

export const listSchedules = (tx: Tx, cptsId: string, professionalId: string) =>
  tx
    .selectFrom("agenda_schedules")
    .select([
      "id",
      "practice_id",
      "professional_name",
      "site_name",
      "shared",
      "home_visit_radius_meters",
      "teleconsultation_url",
      "active",
    ])
    .where("cpts_id", "=", cptsId)
    .where("professional_id", "=", professionalId)
    .orderBy("created_at")
    .orderBy("id")
    .limit(100)
    .execute();

/** Makes the schedule of a practice, or changes its settings; one per practice. */
export async function upsertSchedule(
  tx: Tx,
  cptsId: string,
  practiceId: string,
  input: ScheduleInput,
): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    insert into agenda_schedules (cpts_id, id, practice_id, professional_id, site_id, professional_name, profession_code, speciality_code,
      site_name, site_address, site_commune_code, latitude, longitude, phone, wheelchair, languages, active,
      shared, home_visit_radius_meters, teleconsultation_url)
    select v.cpts_id, ${newId()}::uuid, v.practice_id, v.professional_id, v.site_id, v.professional_name, v.profession_code, v.speciality_code,
      v.site_name, v.site_address, v.site_commune_code, v.latitude, v.longitude, v.phone, v.wheelchair, v.languages, v.active,
      ${input.shared}::boolean, ${input.homeVisitRadiusMeters}::int, ${input.teleconsultationUrl}::text
    from (${PRACTICES}) v where v.cpts_id = ${cptsId} and v.practice_id = ${practiceId}
    on conflict (cpts_id, practice_id) do update set shared = excluded.shared, home_visit_radius_meters = excluded.home_visit_radius_meters,
      teleconsultation_url = excluded.teleconsultation_url, active = excluded.active, updated_at = now()
    returning id`.execute(tx);
  return rows[0]?.id;
}

const COPIED = [
  "professional_name",
  "profession_code",
  "speciality_code",
  "site_id",
  "site_name",
  "site_address",
  "site_commune_code",
  "latitude",
  "longitude",
  "phone",
  "wheelchair",
  "languages",
  "active",
] as const;
const names = (prefix: string) =>
  sql.join(
    COPIED.map((column) =>
      column === "site_commune_code" && prefix === "v"
        ? sql`coalesce(v.site_commune_code, s.site_commune_code)`
        : sql.ref(`${prefix}.${column}`),
    ),
  );

/** Copies again what the directory says; returns the professionals whose schedules were opened or shut by it, and how many rows changed. */
export async function refreshSchedules(
  tx: Tx,
  cptsId: string,
  only: { professionalId?: string; practiceId?: string } = {},
): Promise<{ changed: number; professionalIds: string[] }> {
  const { rows } = await sql<{ professional_id: string; turned: boolean }>`
    with fresh as (
      select s.id, s.active as was from agenda_schedules s join (${PRACTICES}) v on v.cpts_id = s.cpts_id and v.practice_id = s.practice_id
      where s.cpts_id = ${cptsId} and (${only.professionalId ?? null}::uuid is null or s.professional_id = ${only.professionalId ?? null}::uuid)
        and (${only.practiceId ?? null}::uuid is null or s.practice_id = ${only.practiceId ?? null}::uuid)
        and (${names("s")}) is distinct from (${names("v")})
    )
    update agenda_schedules s set (${sql.join(COPIED.map((column) => sql.ref(column)))}) = row(${names("v")}), updated_at = now()
    from fresh, (${PRACTICES}) v
    where s.cpts_id = ${cptsId} and s.id = fresh.id and v.cpts_id = s.cpts_id and v.practice_id = s.practice_id
    returning s.professional_id, s.active <> fresh.was as turned`.execute(tx);
  return {
    changed: rows.length,
    professionalIds: [...new Set(rows.filter((row) => row.turned).map((row) => row.professional_id))],
  };
}

/** Places offered and taken in slots begun over the last 28 days, and when a place was last taken: what a fair turn looks at. */
export async function refreshFairTurn(tx: Tx, cptsId: string, now: Date): Promise<number> {
  const since = new Date(now.getTime() - 28 * 86_400_000);
  const { numAffectedRows } = await sql`
    with figures as (
      select s.id, coalesce(o.offered, 0)::int as offered, coalesce(o.taken, 0)::int as taken, b.last_at
      from agenda_schedules s
      left join (select schedule_id, sum(places) as offered, sum(taken) as taken from agenda_slots
        where cpts_id = ${cptsId} and starts_at >= ${since} and starts_at < ${now} and (state = 'open' or taken > 0) group by schedule_id) o on o.schedule_id = s.id
      left join (select l.schedule_id, max(k.booked_at) as last_at from agenda_bookings k join agenda_slots l on l.cpts_id = k.cpts_id and l.id = k.slot_id
        where k.cpts_id = ${cptsId} and k.created_at >= ${since} and k.status in ('booked', 'arrived', 'seen', 'noshow') group by l.schedule_id) b on b.schedule_id = s.id
      where s.cpts_id = ${cptsId}
    )
    update agenda_schedules s set offered_28d = f.offered, taken_28d = f.taken, last_taken_at = coalesce(f.last_at, s.last_taken_at)
    from figures f where s.cpts_id = ${cptsId} and s.id = f.id
      and (s.offered_28d, s.taken_28d, s.last_taken_at) is distinct from (f.offered, f.taken, coalesce(f.last_at, s.last_taken_at))`.execute(
    tx,
  );
  return Number(numAffectedRows ?? 0);
}
