import type { Slice } from "../slice.ts";
import { policy } from "./policy.ts";
import { routes } from "./routes.ts";

export const liveSlice: Slice = { name: "live", policies: [policy], routes };
