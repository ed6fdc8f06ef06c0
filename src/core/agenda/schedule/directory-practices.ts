import { sql } from "kysely";
import type { Tx } from "../../../platform/db/index.ts";

/**
 * One professional at one place, as a schedule shows it. The only statement of the agenda that reads the directory: the copy is
 * made inside the database, because a partner must see it without reading the directory.
 */
export const PRACTICES = sql`
  select p.cpts_id, p.id as practice_id, p.professional_id, p.site_id,
    left(case when f.profession_code in ('10', '40') then 'Dr ' else '' end || trim(f.given_name || ' ' || f.family_name), 200) as professional_name,
    f.profession_code, f.speciality_code, d.name as site_name,
    left(concat_ws(', ', nullif(d.address_line, ''), nullif(concat_ws(' ', d.postal_code, d.commune_name), '')), 500) as site_address,
    d.commune_code as site_commune_code, d.latitude, d.longitude, coalesce(p.phone, d.phone) as phone, d.wheelchair, f.languages,
    p.active and f.active and d.active as active
  from directory_practices p
  join directory_professionals f on f.cpts_id = p.cpts_id and f.id = p.professional_id
  join directory_sites d on d.cpts_id = p.cpts_id and d.id = p.site_id`;

export interface PracticeRow {
  practice_id: string;
  professional_id: string;
  professional_name: string;
  site_name: string;
  site_address: string;
  site_commune_code: string | null;
  active: boolean;
}

const MOST = 200;

/** Practices of these professionals, active first; those given up stay in sight when they have a schedule. */
export async function listPractices(
  tx: Tx,
  cptsId: string,
  professionalIds: readonly string[],
): Promise<PracticeRow[]> {
  if (professionalIds.length === 0) return [];
  const { rows } = await sql<PracticeRow>`select * from (${PRACTICES}) v
    where v.cpts_id = ${cptsId} and v.professional_id = any(${[...professionalIds]}::uuid[])
    order by v.active desc, v.site_name, v.practice_id limit ${MOST}`.execute(tx);
  return rows;
}

export async function findPractice(
  tx: Tx,
  cptsId: string,
  practiceId: string,
): Promise<PracticeRow | undefined> {
  const { rows } =
    await sql<PracticeRow>`select * from (${PRACTICES}) v where v.cpts_id = ${cptsId} and v.practice_id = ${practiceId}`.execute(
      tx,
    );
  return rows[0];
}
