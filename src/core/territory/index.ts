import type { Slice } from "../../platform/slice.ts";
import { policy } from "./policy.ts";
import { routes } from "./routes.ts";

export { findCpts } from "./area/area-store.ts";
export { territoryIn } from "./area/read-territory.ts";
export type { Territory } from "./contract.ts";
export type { routes as TerritoryRoutes } from "./routes.ts";

export const territorySlice: Slice = { name: "territory", policies: [policy], routes };
