import { sql } from "kysely";
import type { Tx } from "../../../platform/db/index.ts";

export interface ToTellRow {
  id: string;
  reference: string;
  reach_by: "phone" | "mail" | "sms" | "letter";
  message_state: "waiting" | "sent" | "failed" | null;
  has_address: boolean;
  has_mail: boolean;
  birth_family_name: string;
  used_family_name: string | null;
  birth_given_names: string;
  used_given_name: string | null;
  birth_on: string | null;
  phone: string | null;
  carer_name: string | null;
  carer_phone: string | null;
  accepted_at: Date;
  unreachable_count: number;
  last_tried_at: Date | null;
  doctor_name: string;
  office_address: string;
  office_phone: string | null;
}

/** Accepted and not told, those accepted first on top: of the whole CPTS (`professionalIds` null) or of these doctors. */
export const listToTell = async (
  tx: Tx,
  cptsId: string,
  professionalIds: readonly string[] | null,
  limit: number,
): Promise<ToTellRow[]> =>
  (
    await sql<ToTellRow>`
select q.id, q.reference, q.reach_by, q.message_state, q.carer_name, q.carer_phone, q.accepted_at, q.unreachable_count,
  (p.address_line <> '' and coalesce(p.postal_code, q.postal_code) is not null and coalesce(p.commune_code, q.commune_code) is not null) as has_address,
  coalesce(p.email, '') <> '' as has_mail,
  p.birth_family_name, p.used_family_name, p.birth_given_names, p.used_given_name, p.birth_on, p.phone,
  (select max(e.at) from mt_request_events e
    where e.cpts_id = q.cpts_id and e.request_id = q.id and e.kind = 'patient-unreachable' and e.at >= q.accepted_at) as last_tried_at,
  trim(concat('Dr ', f.given_name, ' ', f.family_name)) as doctor_name, coalesce(s.address, '') as office_address, s.phone as office_phone
from mt_requests q
  join patients_records p on p.cpts_id = q.cpts_id and p.id = q.patient_id
  join directory_professionals f on f.cpts_id = q.cpts_id and f.id = q.doctor_professional_id
  left join lateral (select trim(concat_ws(', ', nullif(t.address_line, ''), nullif(trim(concat(t.postal_code, ' ', t.commune_name)), ''))) as address,
      coalesce(r.phone, t.phone) as phone
    from directory_practices r join directory_sites t on t.cpts_id = r.cpts_id and t.id = r.site_id and t.active
    where r.cpts_id = f.cpts_id and r.professional_id = f.id and r.active order by t.latitude is null, r.id limit 1) s on true
where q.cpts_id = ${cptsId}::uuid and q.status = 'accepted'
  and (${professionalIds === null}::boolean or q.doctor_professional_id = any(${[...(professionalIds ?? [])]}::uuid[]))
order by q.accepted_at, q.id
limit ${limit}`.execute(tx)
  ).rows;
