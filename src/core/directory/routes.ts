import { newRoutes } from "../../platform/http/index.ts";
import { importRoutes } from "./import/index.ts";

export const routes = newRoutes().route("/", importRoutes);
