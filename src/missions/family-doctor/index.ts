import type { Slice } from "../../platform/slice.ts";
import { subscribers } from "./events.ts";
import { jobs } from "./jobs.ts";
import { policy } from "./policy.ts";
import { routes } from "./routes.ts";

export { type RegisterFigures, registerFigures } from "./measure/register-figures.ts";
export { familyDoctorRelation } from "./request/request-access.ts";
export { exportRegister } from "./run/export-register.ts";
export { searchesOfPatient } from "./twin/move-patient.ts";
/** For the typed client: `hc<FamilyDoctorRoutes>`. */
export type FamilyDoctorRoutes = typeof routes;

export const familyDoctorSlice: Slice = {
  name: "family-doctor",
  policies: [policy],
  routes,
  subscribers,
  jobs,
};
