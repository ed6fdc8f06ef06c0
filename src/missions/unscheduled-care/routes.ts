import { newRoutes } from "../../platform/http/index.ts";
import { callbackRoutes } from "./callback/callback-routes.ts";
import { measureRoutes } from "./measure/measure-routes.ts";
import { orientationRoutes } from "./orientation/index.ts";
import { requestRoutes } from "./request/request-routes.ts";
import { retentionRoutes } from "./retention/retention-routes.ts";
import { returnRoutes } from "./return/return-routes.ts";
import { sheetRoutes } from "./sheet/sheet-routes.ts";

export const routes = newRoutes()
  .route("/", sheetRoutes)
  .route("/", requestRoutes)
  .route("/", orientationRoutes)
  .route("/", callbackRoutes)
  .route("/", returnRoutes)
  .route("/", measureRoutes)
  .route("/", retentionRoutes);
