import { sql } from "kysely";
import type { Tx } from "../../../platform/db/index.ts";
import type { NearDoctor } from "./recipient-store.ts";

/** Where a doctor receives, as a letter says it. */
export async function findOffice(
  tx: Tx,
  cptsId: string,
  professionalId: string,
): Promise<NearDoctor | undefined> {
  const { rows } = await sql<NearDoctor>`
select trim(concat('Dr ', f.given_name, ' ', f.family_name)) as name, coalesce(s.address, '') as address, s.phone
from directory_professionals f
  left join lateral (select trim(concat_ws(', ', nullif(t.address_line, ''), nullif(trim(concat(t.postal_code, ' ', t.commune_name)), ''))) as address,
      coalesce(r.phone, t.phone) as phone
    from directory_practices r join directory_sites t on t.cpts_id = r.cpts_id and t.id = r.site_id and t.active
    where r.cpts_id = f.cpts_id and r.professional_id = f.id and r.active order by t.latitude is null, r.id limit 1) s on true
where f.cpts_id = ${cptsId}::uuid and f.id = ${professionalId}::uuid`.execute(tx);
  return rows[0];
}
