import type { Slice } from "../../slice.ts";
import { forgetReasons, type MonthsKept } from "./forget-reasons.ts";
import { policy } from "./policy.ts";
import { routes } from "./routes.ts";

export type { MonthsKept } from "./forget-reasons.ts";
export { declareGlassKinds } from "./glass-kinds.ts";
export { hasBrokenGlass } from "./has-broken-glass.ts";
export type { routes as BreakGlassRoutes } from "./routes.ts";

/** `monthsKept`: for how long reasons keep their words. */
export const breakGlassSlice = (monthsKept: MonthsKept): Slice => ({
  name: "break-glass",
  policies: [policy],
  routes,
  jobs: [
    {
      name: "break-glass.forget-reasons",
      cron: "27 3 * * *",
      run: (deps, _payload, { signal }) => forgetReasons(deps, monthsKept, signal),
    },
  ],
});
