import { sql } from "kysely";
import type { Role } from "../../../platform/access/index.ts";
import type { Tx } from "../../../platform/db/index.ts";

export interface DoctorRow {
  id: string;
  given_name: string;
  family_name: string;
  profession_code: string;
  active: boolean;
  email: string | null;
  languages: string[];
  latitude: number | null;
  longitude: number | null;
}

/** A doctor of the directory, with the position of the first place where they practise. */
export async function findDoctor(tx: Tx, cptsId: string, id: string): Promise<DoctorRow | undefined> {
  const { rows } = await sql<DoctorRow>`
    select d.id, d.given_name, d.family_name, d.profession_code, d.active, d.email, d.languages, s.latitude, s.longitude
    from directory_professionals d
    left join lateral (select s.latitude, s.longitude from directory_practices r
      join directory_sites s on s.cpts_id = r.cpts_id and s.id = r.site_id and s.active
      where r.cpts_id = d.cpts_id and r.professional_id = d.id and r.active
      order by s.latitude is null, r.id limit 1) s on true
    where d.cpts_id = ${cptsId} and d.id = ${id}`.execute(tx);
  return rows[0];
}

/** The signed-up people who are this doctor, or who assist them. */
export async function listPeopleOf(
  tx: Tx,
  cptsId: string,
  professionalId: string,
  roles: readonly Role[] = ["professional", "assistant"],
): Promise<string[]> {
  const rows = await tx
    .selectFrom("identity_memberships")
    .select("user_id")
    .distinct()
    .where("cpts_id", "=", cptsId)
    .where("professional_id", "=", professionalId)
    .where("role", "in", [...roles])
    .where("ended_at", "is", null)
    .limit(50)
    .execute();
  return rows.map((row) => row.user_id);
}
