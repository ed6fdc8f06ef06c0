import { newRoutes } from "../../platform/http/index.ts";
import { linkRoutes } from "./sheet/link-routes.ts";
import { sheetRoutes } from "./sheet/sheet-routes.ts";

export const routes = newRoutes().route("/", sheetRoutes).route("/", linkRoutes);
