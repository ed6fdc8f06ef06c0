import type { Slice } from "../../platform/slice.ts";
import { subscribers } from "./events.ts";
import { jobs } from "./jobs.ts";
import { policy } from "./policy.ts";
import { routes } from "./routes.ts";

export { type RequestFigures, requestFigures } from "./measure/request-figures.ts";
export { requestsOfPatient } from "./request/move-patient.ts";
export { unscheduledCareRelation } from "./request/request-access.ts";
/** For the typed client: `hc<UnscheduledCareRoutes>`. */
export type UnscheduledCareRoutes = typeof routes;

export const unscheduledCareSlice: Slice = {
  name: "unscheduled-care",
  policies: [policy],
  routes,
  subscribers,
  jobs,
};
