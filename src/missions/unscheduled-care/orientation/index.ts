export { orientationJobs, orientationSubscribers } from "./orientation-jobs.ts";
export { orientationRoutes } from "./orientation-routes.ts";
