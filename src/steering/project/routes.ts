import { newRoutes } from "../../platform/http/index.ts";

export const routes = newRoutes();
