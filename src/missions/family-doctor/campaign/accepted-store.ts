import { sql } from "kysely";
import type { Tx } from "../../../platform/db/index.ts";
import type { NearDoctor, Recipient } from "./recipient-store.ts";

export type AcceptedRecipient = Omit<Recipient, "doctors" | "has_code"> & {
  patient_id: string;
  appointment_on: string | null;
  doctor: NearDoctor;
};

/** Accepted, not told yet, to be told by letter and with a postal address; by commune then name, the order of a round. */
export const listAcceptedByLetter = async (
  tx: Tx,
  cptsId: string,
  limit: number,
): Promise<AcceptedRecipient[]> =>
  (
    await sql<AcceptedRecipient>`
select q.id as request_id, p.id as patient_id, p.birth_family_name, p.used_family_name, p.birth_given_names, p.used_given_name, p.address_line,
  coalesce(p.postal_code, q.postal_code) as postal_code, c.name as commune_name, q.appointment_on,
  json_build_object('name', trim(concat('Dr ', f.given_name, ' ', f.family_name)), 'address', coalesce(s.address, ''), 'phone', s.phone) as doctor
from mt_requests q
  join patients_records p on p.cpts_id = q.cpts_id and p.id = q.patient_id
  join reference_communes c on c.code = coalesce(p.commune_code, q.commune_code)
  join directory_professionals f on f.cpts_id = q.cpts_id and f.id = q.doctor_professional_id
  left join lateral (select trim(concat_ws(', ', nullif(t.address_line, ''), nullif(trim(concat(t.postal_code, ' ', t.commune_name)), ''))) as address,
      coalesce(r.phone, t.phone) as phone
    from directory_practices r join directory_sites t on t.cpts_id = r.cpts_id and t.id = r.site_id and t.active
    where r.cpts_id = f.cpts_id and r.professional_id = f.id and r.active order by t.latitude is null, r.id limit 1) s on true
where q.cpts_id = ${cptsId}::uuid and q.status = 'accepted' and q.reach_by = 'letter'
  and p.address_line <> '' and coalesce(p.postal_code, q.postal_code) is not null
order by q.commune_code, p.search_text, q.id limit ${limit}`.execute(tx)
  ).rows;
