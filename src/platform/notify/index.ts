import type { Slice } from "../slice.ts";
import { deliverJob, deliverLeftJob } from "./delivery/deliver-job.ts";
import { policy } from "./policy.ts";
import { routes } from "./routes.ts";

export type { Mail, Mailer } from "./mailer.ts";
export { type Notice, tellPerson } from "./notice/tell-person.ts";
export { declareNoticeKinds, type NoticeKind } from "./notice-kinds.ts";
export { OUTSIDE_DELIVERED } from "./outside/settle-outside.ts";
export { withdrawOutside, writeOutside } from "./outside/write-outside.ts";
export type { routes as NotifyRoutes } from "./routes.ts";

export const notifySlice: Slice = {
  name: "notify",
  policies: [policy],
  routes,
  jobs: [deliverJob, deliverLeftJob],
};
