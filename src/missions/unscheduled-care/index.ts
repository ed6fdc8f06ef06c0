import type { Slice } from "../../platform/slice.ts";
import { orientationJobs, orientationSubscribers } from "./orientation/index.ts";
import { policy } from "./policy.ts";
import { routes } from "./routes.ts";

export { unscheduledCareRelation } from "./request/request-access.ts";
export type { routes as UnscheduledCareRoutes } from "./routes.ts";

export const unscheduledCareSlice: Slice = { name: "unscheduled-care", policies: [policy], routes, jobs: [...orientationJobs], subscribers: [...orientationSubscribers] };
