import type { Slice } from "../../platform/slice.ts";
import { jobs } from "./jobs.ts";
import { policy } from "./policy.ts";
import { routes } from "./routes.ts";

export { listUnattachedEngaged, type UnattachedEngaged } from "./author/list-unattached.ts";
export { type AnswerFile, writeAnswerFiles } from "./result/annex-answers.ts";
export { countReturns } from "./result/count-returns.ts";
export {
  type EngagementLine,
  findResponse,
  listEngagements,
  listSolicited,
  type ReadResponse,
  type SolicitedLine,
} from "./result/engagements.ts";
/** For the typed client: `hc<FormsRoutes>`. */
export type { routes as FormsRoutes } from "./routes.ts";

export const formsSlice: Slice = { name: "forms", policies: [policy], routes, jobs };
