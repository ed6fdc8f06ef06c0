import type { Slice } from "../../platform/slice.ts";
import type { CareRelation } from "./care-relation.ts";
import { policy } from "./policy.ts";
import { patientRoutes } from "./routes.ts";

export { type CareRelation, TREATING } from "./care-relation.ts";
export type { Patient, PatientCandidate, PatientCorrection, PatientInput } from "./contract.ts";
export { doctorNameOf } from "./record/doctor-name-store.ts";
export { findPatient, type PatientRow } from "./record/patient-store.ts";
export { usualName } from "./record/present-patient.ts";
/** For the typed client: `hc<PatientRoutes>`. */
export type PatientRoutes = ReturnType<typeof patientRoutes>;

/** The slice, with the relations of care that the missions declare: only the application knows them all. */
export const patientsSlice = (relations: readonly CareRelation[]): Slice => ({
  name: "patients",
  policies: [policy],
  routes: patientRoutes(relations),
});
