export { giveAppointmentBack } from "./change-appointment.ts";
export { orientationJobs, orientationSubscribers } from "./orientation-jobs.ts";
export { orientationRoutes } from "./orientation-routes.ts";
