import type { Tx } from "../../../platform/db/index.ts";
import type { RequestRow } from "./request-store.ts";

interface Treating {
  ownDoctorId: string | null;
  bookedProfessionalId: string | null;
}

const joined = (tx: Tx, cptsId: string) =>
  tx
    .selectFrom("snp_requests as r")
    .leftJoin("patients_records as p", (join) =>
      join.onRef("p.cpts_id", "=", "r.cpts_id").onRef("p.id", "=", "r.patient_id"),
    )
    .leftJoin("agenda_bookings as b", (join) =>
      join.onRef("b.cpts_id", "=", "r.booking_cpts_id").onRef("b.id", "=", "r.booking_id"),
    )
    .where("r.cpts_id", "=", cptsId);

/** Who treats the patient of this request here: own doctor, and professional of the booking. */
export async function findTreating(tx: Tx, row: RequestRow): Promise<Treating> {
  if (!row.patient_id) return { ownDoctorId: null, bookedProfessionalId: null };
  const found = await joined(tx, row.cpts_id)
    .select(["p.own_doctor_professional_id", "b.professional_id"])
    .where("r.id", "=", row.id)
    .executeTakeFirst();
  return {
    ownDoctorId: found?.own_doctor_professional_id ?? null,
    bookedProfessionalId: found?.professional_id ?? null,
  };
}

/** The requests of one patient with who treats; the latest 200 say enough. */
export async function findTreatings(
  tx: Tx,
  cptsId: string,
  patientId: string,
): Promise<(Treating & { row: RequestRow })[]> {
  const rows = await joined(tx, cptsId)
    .selectAll("r")
    .select(["p.own_doctor_professional_id", "b.professional_id as booked_professional_id"])
    .where("r.patient_id", "=", patientId)
    .orderBy("r.created_at", "desc")
    .limit(200)
    .execute();
  return rows.map(({ own_doctor_professional_id, booked_professional_id, ...row }) => ({
    row,
    ownDoctorId: own_doctor_professional_id,
    bookedProfessionalId: booked_professional_id,
  }));
}
