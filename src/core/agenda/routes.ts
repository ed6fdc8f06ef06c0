import { newRoutes } from "../../platform/http/index.ts";
import { bookingRoutes } from "./booking/booking-routes.ts";
import { changeRoutes } from "./change/change-routes.ts";
import { feedRoutes } from "./feed/feed-routes.ts";
import { scheduleRoutes } from "./schedule/schedule-routes.ts";
import { searchRoutes } from "./search/search-routes.ts";

/** Each sub-folder brings its own routes. */
export const routes = newRoutes()
  .route("/", searchRoutes)
  .route("/", bookingRoutes)
  .route("/", scheduleRoutes)
  .route("/", changeRoutes)
  .route("/", feedRoutes);
