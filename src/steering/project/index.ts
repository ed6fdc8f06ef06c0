import type { Slice } from "../../platform/slice.ts";
import { subscribers } from "./events.ts";
import { jobs } from "./jobs.ts";
import { policy } from "./policy.ts";
import { routes } from "./routes.ts";

export { commandLineLoader, loadCase } from "./case/load-case.ts";
export { exportDocument } from "./document/preview-document.ts";
/** For the typed client: `hc<ProjectRoutes>`. */
export type ProjectRoutes = typeof routes;

export const projectSlice: Slice = { name: "project", policies: [policy], routes, subscribers, jobs };
