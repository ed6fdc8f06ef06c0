import type { Slice } from "../../slice.ts";
import { policy } from "./policy.ts";
import { routes } from "./routes.ts";

export { declareGlassKinds } from "./glass-kinds.ts";
export { hasBrokenGlass } from "./has-broken-glass.ts";
export type { routes as BreakGlassRoutes } from "./routes.ts";

export const breakGlassSlice: Slice = { name: "break-glass", policies: [policy], routes };
