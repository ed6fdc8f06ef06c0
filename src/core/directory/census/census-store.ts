import { sql } from "kysely";
import type { Tx } from "../../../platform/db/index.ts";

const MOST = 20_000;

interface CountedRow {
  id: string;
  given_name: string;
  family_name: string;
  profession_code: string;
  profession_label: string | null;
  speciality_code: string | null;
  speciality_label: string | null;
  sectors: string[];
  communes: { code: string; name: string }[];
}

/** One statement for all of them: labels once per code, places once per professional. */
export const listCounted = async (tx: Tx, cptsId: string): Promise<CountedRow[]> =>
  (
    await sql<CountedRow>`
with words as (
  select distinct on (set_name, code) set_name, code, label from reference_values
  where set_name in ('profession', 'speciality') and valid_from <= current_date order by set_name, code, valid_from desc
), places as (
  select r.professional_id,
    coalesce(array_agg(distinct r.sector_code) filter (where r.sector_code is not null), '{}') as sectors,
    coalesce(jsonb_agg(distinct jsonb_build_object('code', s.commune_code, 'name', s.commune_name)) filter (where s.commune_code is not null), '[]') as communes
  from directory_practices r join directory_sites s on s.cpts_id = r.cpts_id and s.id = r.site_id and s.active
  where r.cpts_id = ${cptsId}::uuid and r.active group by r.professional_id
)
select p.id, p.given_name, p.family_name, p.profession_code, f.label as profession_label, p.speciality_code, q.label as speciality_label,
  coalesce(l.sectors, '{}') as sectors, coalesce(l.communes, '[]') as communes
from directory_professionals p
  left join places l on l.professional_id = p.id
  left join words f on f.set_name = 'profession' and f.code = p.profession_code
  left join words q on q.set_name = 'speciality' and q.code = p.speciality_code
where p.cpts_id = ${cptsId}::uuid and p.active
order by p.family_name, p.given_name, p.id limit ${MOST}`.execute(tx)
  ).rows;
