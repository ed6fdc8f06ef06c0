import { newRoutes } from "../../platform/http/index.ts";
import { circuitRoutes } from "./circuit/circuit-routes.ts";
import { reviewRetentionRoutes } from "./circuit/forget/forget-routes.ts";
import { reviewLinkRoutes } from "./circuit/link-routes.ts";
import { reviewRoutes } from "./circuit/review-routes.ts";
import { clockRoutes } from "./clock/clock-routes.ts";
import { declarationRoutes } from "./declaration/declaration-routes.ts";
import { diagnosisRoutes } from "./diagnosis/diagnosis-routes.ts";
import { documentRoutes } from "./document/document-routes.ts";
import { mobilisationRoutes } from "./mobilisation/mobilisation-routes.ts";
import { linkRoutes } from "./sheet/link-routes.ts";
import { sheetRoutes } from "./sheet/sheet-routes.ts";
import { shownRoutes } from "./shown/shown-routes.ts";
import { subsidyRoutes } from "./subsidy/subsidy-routes.ts";

export const routes = newRoutes()
  .route("/", declarationRoutes)
  .route("/", mobilisationRoutes)
  .route("/", documentRoutes)
  .route("/", shownRoutes)
  .route("/", diagnosisRoutes)
  .route("/", sheetRoutes)
  .route("/", linkRoutes)
  .route("/", circuitRoutes)
  .route("/", reviewRoutes)
  .route("/", reviewRetentionRoutes)
  .route("/", reviewLinkRoutes)
  .route("/", clockRoutes)
  .route("/", subsidyRoutes);
