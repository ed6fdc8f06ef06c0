import type { Slice } from "../../platform/slice.ts";
import type { CareRelation } from "./care-relation.ts";
import { forgetUnheldJob } from "./forget/forget-unheld.ts";
import { insiOff } from "./identity/insi-port.ts";
import { policy } from "./policy.ts";
import { patientRoutes } from "./routes.ts";
import { seekTwinsJob } from "./twins/seek-twins.ts";
import type { PatientWiring } from "./wiring.ts";

export { type CareRelation, mayOnlyConfirm, PREPARING, TREATING } from "./care-relation.ts";
export type { Patient, PatientCandidate, PatientCorrection, PatientInput } from "./contract.ts";
export { askToForget } from "./forget/forget-store.ts";
export { checkInsKeys } from "./identity/check-ins-keys.ts";
export { type Rekeyed, rekeyIns } from "./identity/rekey-ins.ts";
export { correctContact, type SaidContact } from "./record/correct-contact.ts";
export { doctorNameOf } from "./record/doctor-name-store.ts";
export { keepLivePatient } from "./record/live-patient.ts";
export { nameOwnDoctor, type OwnDoctor, restoreOwnDoctor } from "./record/name-own-doctor.ts";
export { findPatient, type PatientRow } from "./record/patient-store.ts";
export { usualName } from "./record/present-patient.ts";
export { type ProvisionalPatient, recordProvisional } from "./record/record-provisional.ts";
export { removeProvisional } from "./record/remove-provisional.ts";
export { findTwins, type Twin } from "./twins/find-twins.ts";
export {
  MOST_ROWS,
  type Move,
  type MovedRow,
  type PatientReference,
} from "./twins/patient-reference.ts";
export { LIKELY, scoreTwins, type TwinTraits } from "./twins/score-twins.ts";
/** For the typed client: `hc<PatientRoutes>`. */
export type PatientRoutes = ReturnType<typeof patientRoutes>;

/** The slice, with what the missions declare: only the application knows them all. */
export const patientsSlice = (
  relations: readonly CareRelation[],
  more: Partial<Omit<PatientWiring, "relations">> = {},
): Slice => ({
  name: "patients",
  policies: [policy],
  jobs: [seekTwinsJob, forgetUnheldJob(more.references ?? [])],
  routes: patientRoutes({ insi: insiOff, references: [], ...more, relations }),
});
