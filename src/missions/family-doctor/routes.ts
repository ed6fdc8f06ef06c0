import { newRoutes } from "../../platform/http/index.ts";
import { priorityRoutes } from "./priority/priority-routes.ts";
import { requestRoutes } from "./request/request-routes.ts";
import { stepRoutes } from "./request/step-routes.ts";
import { settingsRoutes } from "./settings/settings-routes.ts";

export const routes = newRoutes()
  .route("/", requestRoutes)
  .route("/", stepRoutes)
  .route("/", priorityRoutes)
  .route("/", settingsRoutes);
