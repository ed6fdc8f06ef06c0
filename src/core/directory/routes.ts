import { newRoutes } from "../../platform/http/index.ts";
import { importRoutes } from "./import/index.ts";
import { practiceRoutes } from "./practice/practice-routes.ts";
import { professionalRoutes } from "./professional/professional-routes.ts";
import { resourceRoutes } from "./resource/resource-routes.ts";
import { searchRoutes } from "./search/search-routes.ts";
import { siteRoutes } from "./site/site-routes.ts";

export const routes = newRoutes()
  .route("/", searchRoutes)
  .route("/", professionalRoutes)
  .route("/", siteRoutes)
  .route("/", practiceRoutes)
  .route("/", resourceRoutes)
  .route("/", importRoutes);
