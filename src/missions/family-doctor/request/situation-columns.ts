import { violates } from "../../../platform/db/index.ts";
import { invalid } from "../../../platform/errors/problems.ts";
import type { Situation } from "./request-contract.ts";
import type { RequestRow } from "./request-store.ts";

/** Wire → row. */
export const situationColumns = (one: Situation) => ({
  ald: one.ald,
  disability: one.disability,
  pregnancy: one.pregnancy,
  homebound: one.homebound,
  isolated: one.isolated,
  rights: one.rights,
  treatment_ends_on: one.treatmentEndsOn,
  left_hospital_on: one.leftHospitalOn,
  without_doctor_since_on: one.withoutDoctorSinceOn,
  needs_home_visit: one.needsHomeVisit,
  languages: one.languages,
  family_professional_id: one.familyProfessionalId,
  wish: one.wish,
  fragility_note: one.fragilityNote,
  reach_by: one.reachBy,
});

/** Row → wire. */
export const presentSituation = (row: RequestRow): Situation => ({
  ald: row.ald,
  disability: row.disability,
  pregnancy: row.pregnancy,
  homebound: row.homebound,
  isolated: row.isolated,
  rights: row.rights as Situation["rights"],
  treatmentEndsOn: row.treatment_ends_on,
  leftHospitalOn: row.left_hospital_on,
  withoutDoctorSinceOn: row.without_doctor_since_on,
  needsHomeVisit: row.needs_home_visit,
  languages: row.languages,
  familyProfessionalId: row.family_professional_id,
  wish: row.wish,
  fragilityNote: row.fragility_note,
  reachBy: row.reach_by as Situation["reachBy"],
});

/** The family's doctor must be in the directory; any other error stays what it is. */
export const explainUnknownDoctor = (error: unknown): unknown =>
  violates(error, "mt_requests_family_fkey")
    ? invalid("situation.familyProfessionalId", "Ce médecin n'est pas dans l'annuaire de votre CPTS.")
    : error;
