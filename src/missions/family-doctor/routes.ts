import { newRoutes } from "../../platform/http/index.ts";
import { appointmentRoutes } from "./appointment/appointment-routes.ts";
import { campaignRoutes } from "./campaign/campaign-routes.ts";
import { doorRoutes } from "./door/door-routes.ts";
import { followRoutes } from "./door/follow-routes.ts";
import { giveCodeRoutes } from "./door/give-code-routes.ts";
import { listRoutes } from "./list/list-routes.ts";
import { measureRoutes } from "./measure/measure-routes.ts";
import { askRoutes } from "./offer/ask-routes.ts";
import { offerRoutes } from "./offer/offer-routes.ts";
import { priorityRoutes } from "./priority/priority-routes.ts";
import { proposalLinkRoutes } from "./proposal/link-routes.ts";
import { proposalRoutes } from "./proposal/proposal-routes.ts";
import { requestRoutes } from "./request/request-routes.ts";
import { stepRoutes } from "./request/step-routes.ts";
import { runRoutes } from "./run/run-routes.ts";
import { settingsRoutes } from "./settings/settings-routes.ts";
import { standstillRoutes } from "./standstill/standstill-routes.ts";
import { tellRoutes } from "./tell/tell-routes.ts";

export const routes = newRoutes()
  .route("/", requestRoutes)
  .route("/", stepRoutes)
  .route("/", priorityRoutes)
  .route("/", standstillRoutes)
  .route("/", settingsRoutes)
  .route("/", offerRoutes)
  .route("/", askRoutes)
  .route("/", proposalRoutes)
  .route("/", proposalLinkRoutes)
  .route("/", runRoutes)
  .route("/", doorRoutes)
  .route("/", followRoutes)
  .route("/", giveCodeRoutes)
  .route("/", listRoutes)
  .route("/", measureRoutes)
  .route("/", campaignRoutes)
  .route("/", tellRoutes)
  .route("/", appointmentRoutes);
