import type { Slice } from "../../platform/slice.ts";
import { loadJobs } from "./load/load-jobs.ts";
import { policy } from "./policy.ts";
import { routes } from "./routes.ts";

export { findCpts } from "./area/area-store.ts";
export { drawTerritory, drawTerritoryIn } from "./area/draw-territory.ts";
export { territoryIn } from "./area/read-territory.ts";
export type { AreaInput, Territory } from "./contract.ts";
export { drawMap, type TerritoryMap } from "./map/draw-map.ts";
export { readTerritoryMap, type TerritoryMapData } from "./map/read-map.ts";
export { type Borders, bordersIn } from "./neighbour/read-borders.ts";
export { ofCpts } from "./of-cpts.ts";
export type { Ages } from "./population/ages-of-areas.ts";
export { declarePopulationIn } from "./population/declare-population.ts";
export { agesIn } from "./population/read-ages.ts";
export type { routes as TerritoryRoutes } from "./routes.ts";

export const territorySlice: Slice = { name: "territory", policies: [policy], routes, jobs: loadJobs };
