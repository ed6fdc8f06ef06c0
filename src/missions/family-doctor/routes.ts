import { newRoutes } from "../../platform/http/index.ts";
import { requestRoutes } from "./request/request-routes.ts";
import { settingsRoutes } from "./settings/settings-routes.ts";

export const routes = newRoutes().route("/", requestRoutes).route("/", settingsRoutes);
