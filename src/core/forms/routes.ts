import { newRoutes } from "../../platform/http/index.ts";
import { answerRoutes } from "./answer/answer-routes.ts";
import { questionnaireRoutes } from "./questionnaire/questionnaire-routes.ts";
import { resultRoutes } from "./result/result-routes.ts";
import { retentionRoutes } from "./retention/retention-routes.ts";
import { sendingRoutes } from "./sending/sending-routes.ts";

export const routes = newRoutes()
  .route("/", questionnaireRoutes)
  .route("/", sendingRoutes)
  .route("/", answerRoutes)
  .route("/", resultRoutes)
  .route("/", retentionRoutes);
