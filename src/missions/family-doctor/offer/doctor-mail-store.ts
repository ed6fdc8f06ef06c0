import type { Tx } from "../../../platform/db/index.ts";
import type { DoctorRow } from "./doctor-store.ts";

/** Where to write to a doctor: the directory's address, else that of their own account here. */
export async function findDoctorMail(tx: Tx, cptsId: string, doctor: DoctorRow): Promise<string | undefined> {
  if (doctor.email) return doctor.email;
  const row = await tx
    .selectFrom("identity_memberships as m")
    .innerJoin("identity_users as u", "u.id", "m.user_id")
    .select("u.email")
    .where("m.cpts_id", "=", cptsId)
    .where("m.professional_id", "=", doctor.id)
    .where("m.role", "=", "professional")
    .where("m.ended_at", "is", null)
    .where("u.disabled_at", "is", null)
    .where("u.email", "is not", null)
    .orderBy("m.granted_at")
    .limit(1)
    .executeTakeFirst();
  return row?.email ?? undefined;
}
